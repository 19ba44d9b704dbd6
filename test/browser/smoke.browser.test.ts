import { expect, test } from 'vitest'

test('the browser of the tests has WebGL 2 and a WebGPU adapter', async () => {
  expect(document.createElement('canvas').getContext('webgl2')).not.toBeNull()
  expect(await navigator.gpu.requestAdapter()).not.toBeNull()
})

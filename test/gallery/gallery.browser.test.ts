import { describe, expect, it } from 'vitest'
import { builtGraphs } from '../../playground/graphs/build/index.js'
import { expectClose } from '../closeness.js'
import { client, expectAsPrinted, galleryNames, read } from './as-printed.js'

// One photo. ResNet50: networks.full.browser.ts.
it('mobilenet-v2 gives in the worker of a page what the command line prints', () => expectAsPrinted('mobilenet-v2', 1))

describe.each(galleryNames.filter((name) => !Object.hasOwn(builtGraphs, name)))('%s', (name) => {
  const graph = read(name)

  it('gives in the worker of a page what the command line prints', () => expectAsPrinted(name, 4))

  it('runs on webgl as on wasm', async () => {
    // Two examples: WebGL is computed in software here.
    await client.useBackend('wasm')
    const expected = await client.run(graph, { batch: 2 })
    expect(await client.useBackend('webgl')).toBe('webgl')
    const { outputs } = await client.run(graph, { batch: 2 })
    for (const [key, tensor] of expected.outputs) expectClose(outputs.get(key)!.data, tensor.data)
  })
})

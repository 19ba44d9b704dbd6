import { expect, it } from 'vitest'
import { expectClose } from '../closeness.js'
import { client, read, wiredByHand } from './as-printed.js'

// Two examples: WebGL is computed in software here.
it.each(wiredByHand)('%s runs on webgl as on wasm', async (name) => {
  const graph = read(name)
  await client.useBackend('wasm')
  const expected = await client.run(graph, { batch: 2 })
  expect(await client.useBackend('webgl')).toBe('webgl')
  const { outputs } = await client.run(graph, { batch: 2 })
  for (const [key, tensor] of expected.outputs) expectClose(outputs.get(key)!.data, tensor.data)
})

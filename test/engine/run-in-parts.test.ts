import { afterAll, describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { createEngine } from '../../src/engine/index.js'
import { readGraph } from '../../src/graph/read.js'

const catalogue = createCatalogue(nodes)
const backend = await createTfjsBackend('wasm')
/** As if the machine were so slow that every example is a part. */
const slow = Object.defineProperty(await createTfjsBackend('wasm'), 'multiplyAddsPerMillisecond', { value: 1 })
afterAll(() => {
  for (const { tensors, bytes } of [backend.memory(), slow.memory()]) expect([tensors, bytes]).toEqual([0, 0])
})

const { graph } = readGraph(
  {
    format: 'rete-tfjs-graph',
    version: 1,
    nodes: [
      { id: 'digits', type: 'Digits', position: [0, 0], params: {} },
      { id: 'conv', type: 'Conv2D', position: [0, 0], params: { filters: 5, kernelSize: [3, 3], padding: 'same' } },
      { id: 'flatten', type: 'Flatten', position: [0, 0], params: {} },
      { id: 'dense', type: 'Dense', position: [0, 0], params: { units: 7 } },
    ],
    connections: [
      { from: ['digits', 'image'], to: ['conv', 'x'] },
      { from: ['conv', 'y'], to: ['flatten', 'x'] },
      { from: ['flatten', 'y'], to: ['dense', 'x'] },
    ],
  },
  catalogue,
)

describe('a long operation', () => {
  it('gives the same bits in parts', async () => {
    const whole = createEngine({ backend, catalogue })
    const parted = createEngine({ backend: slow, catalogue })
    const expected = await whole.run(graph!, { batch: 11 })
    const actual = await parted.run(graph!, { batch: 11 })
    expect(actual.outputs.get('dense.y')).toEqual(expected.outputs.get('dense.y'))
    await whole.dispose()
    await parted.dispose()
  })

  it('gives the same gradients in parts', async () => {
    const request = {
      of: 'dense.y',
      withRespectTo: ['digits.image', 'conv/kernel'],
      seedGradient: { dtype: 'float32', shape: [6, 7], data: new Float32Array(42).fill(0.5) },
      batch: 6,
    } as const
    const whole = createEngine({ backend, catalogue })
    const parted = createEngine({ backend: slow, catalogue })
    expect((await parted.gradients(graph!, request)).gradients).toEqual(
      (await whole.gradients(graph!, request)).gradients,
    )
    await whole.dispose()
    await parted.dispose()
  })

  it('is cancelled between its parts and leaves nothing behind', async () => {
    const engine = createEngine({ backend: slow, catalogue })
    const before = slow.memory()
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    await expect(engine.run(graph!, { batch: 1797 }, { signal: controller.signal, onProgress })).rejects.toThrow(
      'aborted',
    )
    await engine.weights.reset()
    expect(slow.memory()).toEqual(before)
    await engine.dispose()
  })
})

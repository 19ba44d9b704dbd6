import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { createEngine } from '../../src/engine/index.js'
import { readGraph } from '../../src/graph/read.js'

const catalogue = createCatalogue(nodes)

function denseOf(units: number) {
  const { graph } = readGraph(
    {
      format: 'rete-tfjs-graph',
      version: 1,
      nodes: [
        { id: 'iris', type: 'Iris', typeVersion: 1, position: [0, 0], params: {} },
        { id: 'dense', type: 'Dense', typeVersion: 1, position: [0, 0], params: { units } },
      ],
      connections: [{ from: ['iris', 'features'], to: ['dense', 'x'] }],
    },
    catalogue,
  )
  return graph!
}

describe('WeightStore.moveTo', () => {
  it('takes the weights to another backend and leaves none behind', async () => {
    const from = createEngine({ backend: await createTfjsBackend('cpu'), catalogue })
    const to = createEngine({ backend: await createTfjsBackend('wasm'), catalogue })
    const before = from.backend.memory()
    await from.run(denseOf(2))
    const trained = { dtype: 'float32', shape: [4, 2], data: Float32Array.from({ length: 8 }, (_, i) => i) } as const
    await from.weights.set('dense/kernel', trained)
    await from.weights.moveTo(to.weights)
    expect(from.backend.memory()).toEqual(before)
    expect(await from.weights.get('dense/kernel')).toBeNull()
    await to.run(denseOf(2))
    expect(await to.weights.get('dense/kernel')).toEqual(trained)
    await to.dispose()
  })

  it('takes along what they were made from: another graph with the same names makes its own', async () => {
    const from = createEngine({ backend: await createTfjsBackend('cpu'), catalogue })
    const to = createEngine({ backend: await createTfjsBackend('wasm'), catalogue })
    await from.run(denseOf(2))
    await from.weights.moveTo(to.weights)
    const { outputs } = await to.run(denseOf(3), { batch: 1 })
    expect(outputs.get('dense.y')?.shape).toEqual([1, 3])
    await to.dispose()
  })
})

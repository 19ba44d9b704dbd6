import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/engine.js'
import type { Graph } from '../../src/graph/graph.js'
import type { TensorData } from '../../src/operations/types.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'
import { PlainBackend } from './plain-backend.js'

const vector = (...values: number[]): TensorData => ({
  dtype: 'float32',
  shape: [values.length],
  data: new Float32Array(values),
})
const feeds = new Map([['in.y', { ...vector(1, 2), shape: [1, 2] }]])

function behindInput(type: string, params = {}, seed = 1): Graph {
  return graphOf([node('in', 'Input', { shape: [2] }), node('node', type, params)], ['in.y -> node.x'], seed)
}

function setUp() {
  const backend = new PlainBackend()
  const engine = createEngine({ backend, catalogue })
  const run = async (graph: Graph, request = {}) => [
    ...(await engine.run(graph, { feeds, ...request })).outputs.get('node.y')!.data,
  ]
  return { backend, engine, run }
}

describe('weights', () => {
  it('are made once, stay on the backend, and are exported under their names', async () => {
    const { backend, engine, run } = setUp()
    const first = await run(behindInput('Dense', { units: 3 }))
    expect(backend.memory()).toEqual({ tensors: 2, bytes: 36 })
    expect(await run(behindInput('Dense', { units: 3 }))).toEqual(first)
    expect(backend.memory()).toEqual({ tensors: 2, bytes: 36 })
    const exported = await engine.weights.export()
    expect([...exported].map(([key, { shape }]) => [key, shape])).toEqual([
      ['node/kernel', [2, 3]],
      ['node/bias', [3]],
    ])
    await engine.dispose()
    expect(backend.memory().tensors).toBe(0)
  })

  it('can be set, and start afresh when seed, shape or initializer change', async () => {
    const { engine, run } = setUp()
    await engine.weights.set('node/scale', vector(10, 100))
    expect(await run(behindInput('TestScale'))).toEqual([10, 200])
    expect([...(await engine.weights.get('node/scale'))!.data]).toEqual([10, 100])
    expect(await run(behindInput('TestScale', {}, 2))).toEqual([1, 2])
    const kernel = async (params: object, seed = 1) => {
      await run(behindInput('Dense', params, seed))
      return engine.weights.get('node/kernel')
    }
    const [first] = [await kernel({ units: 2 })]
    expect(await kernel({ units: 2 }, 2)).not.toEqual(first)
    expect(await kernel({ units: 2, kernelInitializer: 'heNormal' })).not.toEqual(first)
    expect((await kernel({ units: 4 }))?.shape).toEqual([2, 4])
    expect(await kernel({ units: 2, activation: 'elu' })).toEqual(first)
  })

  it('of a wrong shape or dtype are refused with their name, and the next run works', async () => {
    const { engine, run } = setUp()
    await engine.weights.import(new Map([['node/scale', vector(1, 2, 3)]]))
    await expect(run(behindInput('TestScale'))).rejects.toThrow(
      'node: node/scale: expected float32 [2], received float32 [3]',
    )
    await engine.weights.set('node/scale', { dtype: 'int32', shape: [2], data: new Int32Array(2) })
    await expect(run(behindInput('TestScale'))).rejects.toThrow('received int32 [2]')
    await engine.weights.set('node/scale', vector(2, 2))
    expect(await run(behindInput('TestScale'))).toEqual([2, 4])
    await engine.weights.reset()
    expect(await run(behindInput('TestScale'))).toEqual([1, 2])
  })

  it('are shared by weightsOf, under the name of their owner', async () => {
    const { engine } = setUp()
    const graph = graphOf(
      [
        node('in', 'Input', { shape: [2] }),
        node('twin', 'Dense', { units: 2, kernelInitializer: 'zeros' }, { weightsOf: 'owner' }),
        node('owner', 'Dense', { units: 2, kernelInitializer: 'ones' }),
      ],
      ['in.y -> twin.x', 'in.y -> owner.x'],
    )
    const { outputs } = await engine.run(graph, { feeds })
    expect([...outputs.get('twin.y')!.data]).toEqual([3, 3])
    expect([...outputs.get('owner.y')!.data]).toEqual([3, 3])
    expect([...(await engine.weights.export()).keys()]).toEqual(['owner/kernel', 'owner/bias'])
    const alone = await engine.run(graph, { feeds, targets: ['twin.y'] })
    expect([...alone.outputs.get('twin.y')!.data]).toEqual([3, 3])
  })

  it('cannot be shared by layers of other shapes', async () => {
    const { engine } = setUp()
    const graph = graphOf(
      [
        node('in', 'Input', { shape: [2] }),
        node('owner', 'Dense', { units: 2 }),
        node('twin', 'Dense', { units: 3 }, { weightsOf: 'owner' }),
      ],
      ['in.y -> twin.x', 'in.y -> owner.x'],
    )
    await expect(engine.run(graph, { feeds })).rejects.toThrow(
      'owner: kernel: expected float32 [2, 3] as in twin, received float32 [2, 2]',
    )
  })

  it('that are updated in training are stored after success, all or none', async () => {
    const { backend, engine, run } = setUp()
    const graph = behindInput('TestDrift')
    expect(await run(graph, { mode: 'training' })).toEqual([1, 2])
    expect(await run(graph, { mode: 'training' })).toEqual([2, 3])
    expect(await run(graph)).toEqual([3, 4])
    expect(await run(behindInput('TestDrift', { mode: 'training' }))).toEqual([3, 4])
    const failing = graphOf([...graph.nodes, node('bad', 'TestFails')], ['in.y -> node.x', 'node.y -> bad.x'])
    const before = backend.memory()
    await expect(engine.run(failing, { feeds, mode: 'training' })).rejects.toThrow('bad: impossible: expected')
    expect(backend.memory()).toEqual(before)
    expect(await run(graph)).toEqual([4, 5])
  })
})

describe('states', () => {
  it('are kept from run to run, change in inference, and are reset', async () => {
    const { backend, engine, run } = setUp()
    const graph = behindInput('TestCounter')
    expect(await run(graph)).toEqual([2, 3])
    expect(await run(graph)).toEqual([3, 4])
    expect(backend.memory().tensors).toBe(1)
    await engine.resetStates()
    expect(await run(graph)).toEqual([2, 3])
    expect((await engine.weights.export()).size).toBe(0)
  })

  it('start anew when the batch has another size', async () => {
    const { engine, run } = setUp()
    const graph = behindInput('TestCounter')
    await run(graph)
    const two = new Map([['in.y', { dtype: 'float32', shape: [2, 2], data: new Float32Array(4) } as const]])
    expect([...(await engine.run(graph, { feeds: two })).outputs.get('node.y')!.data]).toEqual([1, 1, 1, 1])
  })

  it('are not shared with weights', async () => {
    const { engine } = setUp()
    const graph = graphOf(
      [node('in', 'Input', { shape: [2] }), node('a', 'TestCounter'), node('b', 'TestCounter', {}, { weightsOf: 'a' })],
      ['in.y -> a.x', 'in.y -> b.x'],
    )
    await engine.run(graph, { feeds, targets: ['a.y'] })
    const { outputs } = await engine.run(graph, { feeds })
    expect([...outputs.get('a.y')!.data]).toEqual([3, 4])
    expect([...outputs.get('b.y')!.data]).toEqual([2, 3])
  })
})

describe('Engine.gradients', () => {
  const graph = graphOf(
    [
      node('in', 'Input', { shape: [2] }),
      node('scale', 'TestScale'),
      node('elu', 'ELU', { alpha: 1 }),
      node('sum', 'TestSumAll'),
      node('side', 'TestScale'),
    ],
    ['in.y -> scale.x', 'scale.y -> elu.x', 'elu.y -> sum.x', 'in.y -> side.x'],
  )
  const fed = new Map([['in.y', { ...vector(2, -1), shape: [1, 2] }]])

  it('of a scalar with respect to ports and weights', async () => {
    const { backend, engine } = setUp()
    await engine.weights.set('scale/scale', vector(3, 1))
    const { value, gradients } = await engine.gradients(graph, {
      feeds: fed,
      of: 'sum.y',
      withRespectTo: ['in.y', 'scale/scale', 'elu.y'],
    })
    expect(value.data[0]).toBeCloseTo(6 + Math.expm1(-1), 5)
    const rounded = (key: string) => [...gradients.get(key)!.data].map((number) => Math.round(number * 1e5) / 1e5)
    expect(rounded('in.y')).toEqual([3, 0.36788])
    expect(rounded('scale/scale')).toEqual([2, -0.36788])
    expect(rounded('elu.y')).toEqual([1, 1])
    expect(backend.memory().tensors).toBe(1)
  })

  it('start from a given gradient, and are zero where nothing depends on it', async () => {
    const { engine } = setUp()
    const { gradients } = await engine.gradients(graph, {
      feeds: fed,
      of: 'scale.y',
      seedGradient: { ...vector(10, 1), shape: [1, 2] },
      withRespectTo: ['in.y', 'side.y'],
    })
    expect([...gradients.get('in.y')!.data]).toEqual([10, 1])
    expect([...gradients.get('side.y')!.data]).toEqual([0, 0])
  })

  it('are refused where they make no sense', async () => {
    const { engine } = setUp()
    const ask = (of: string, ...withRespectTo: string[]) => engine.gradients(graph, { feeds: fed, of, withRespectTo })
    await expect(ask('elu.y', 'in.y')).rejects.toThrow(
      'of: expected a scalar at elu.y, or a gradient to start from, received float32 [1, 2]',
    )
    await expect(ask('sum.y', 'nobody/kernel')).rejects.toThrow('withRespectTo: expected')
    await expect(ask('nobody.y', 'in.y')).rejects.toThrow('targets: expected')
  })
})

import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { scan, type ScanAttributes } from '../../../src/operations/scan/scan.js'
import type { TensorData } from '../../../src/operations/types.js'
import { initialize } from '../../../src/weights/initialize.js'
import { expectClose } from '../../closeness.js'
import { graphOf, node } from '../../engine/graphs.js'
import { engineOfNodes } from '../engine-of-nodes.js'
import { findNode, float } from '../find.js'
import { readParams, traceNode } from '../trace-node.js'

const catalogue = createCatalogue(nodes)

function sequences(batch: number, time: number, features: number): TensorData {
  const data = Float32Array.from({ length: batch * time * features }, (_, index) => Math.sin(index * 0.7))
  return { dtype: 'float32', shape: [batch, time, features], data }
}

/** The steps from `first` to before `end` of sequences. */
function stepsOf({ shape, data }: TensorData, first: number, end: number): TensorData {
  const [batch = 0, time = 0, features = 0] = shape
  const values = Array.from({ length: batch }, (_, row) =>
    Array.from(data.slice((row * time + first) * features, (row * time + end) * features)),
  )
  return { dtype: 'float32', shape: [batch, end - first, features], data: Float32Array.from(values.flat()) }
}

const engine = engineOfNodes()

describe.each([
  ['SimpleRNNCell', ['h']],
  ['GRUCell', ['h']],
  ['LSTMCell', ['h', 'c']],
] as const)('%s', (type, states) => {
  it('stepped by hand gives what RNN gives with the same cell', async () => {
    const times = [0, 1, 2, 3]
    const graph = graphOf(
      [
        node('x', 'Input', { shape: [4, 3] }),
        ...times.map((t) => node(`at${t}`, 'Slice', { axis: 1, start: t, squeeze: true })),
        ...times.map((t) => node(`cell${t}`, type, { units: 5 }, t > 0 ? { weightsOf: 'cell0' } : {})),
        node('rnn', 'RNN', {}),
      ],
      [
        ...times.flatMap((t) => [`x.y -> at${t}.x`, `at${t}.y -> cell${t}.x`]),
        ...times.slice(1).flatMap((t) => states.map((state) => `cell${t - 1}.${state} -> cell${t}.${state}`)),
        'x.y -> rnn.x',
        'cell0.layer -> rnn.layer',
      ],
    )
    const feeds = new Map([['x.y', sequences(2, 4, 3)]])
    const targets = ['y', ...states].flatMap((port) => [`cell3.${port}`, `rnn.${port}`])
    const { outputs } = await engine().run(graph, { feeds, targets })
    for (const port of ['y', ...states]) {
      expectClose(outputs.get(`rnn.${port}`)?.data ?? [], outputs.get(`cell3.${port}`)?.data ?? [])
      expect(outputs.get(`rnn.${port}`)?.shape).toEqual([2, 5])
    }
  })
})

describe('RNN', () => {
  it('refuses a state that its cell does not have', async () => {
    const graph = graphOf(
      [
        node('x', 'Input', { shape: [4, 3] }),
        node('c', 'Input', { shape: [5] }),
        node('cell', 'GRUCell', { units: 5 }),
        node('rnn', 'RNN'),
      ],
      ['x.y -> rnn.x', 'cell.layer -> rnn.layer', 'c.y -> rnn.c'],
    )
    const feeds = new Map([
      ['x.y', sequences(2, 4, 3)],
      ['c.y', { dtype: 'float32', shape: [2, 5], data: new Float32Array(10) } as const],
    ])
    await expect(engine().run(graph, { feeds, targets: ['rnn.y'] })).rejects.toThrow(
      /c: expected no wire: GRUCell has no state c/,
    )
  })
})

describe.each(['SimpleRNN', 'GRU', 'LSTM'])('%s', (type) => {
  const layer = (params: Readonly<Record<string, JsonValue>>) =>
    graphOf(
      [node('x', 'Input', { shape: [null, 3] }), node('layer', type, { units: 4, ...params })],
      ['x.y -> layer.x'],
    )
  const run = async (graph: ReturnType<typeof layer>, x: TensorData) =>
    (await engine().run(graph, { feeds: new Map([['x.y', x]]), targets: ['layer.y'] })).outputs.get('layer.y')?.data ??
    []

  it('goes on where the run before ended if it is stateful, until its states are reset', async () => {
    const x = sequences(2, 6, 3)
    const whole = await run(layer({}), x)
    const stateful = layer({ stateful: true })
    await engine().resetStates()
    const first = await run(stateful, stepsOf(x, 0, 4))
    expectClose(await run(stateful, stepsOf(x, 4, 6)), whole)
    await engine().resetStates()
    expect(await run(stateful, stepsOf(x, 0, 4))).toEqual(first)
    expect(await run(layer({}), x)).toEqual(whole)
  })

  it('stacks no outputs where only the last is wanted, and draws its masks outside of the steps', () => {
    const trace = (params: Readonly<Record<string, unknown>>, mode: 'training' | 'inference') =>
      traceNode({
        definition: findNode(type),
        params: readParams(findNode(type), params, catalogue),
        inputs: { x: float('batch', 'time', 3), mask: { dtype: 'bool', shape: ['batch', 'time'] } },
        mode,
      }).program.steps
    const scanOf = (steps: ReturnType<typeof trace>) => steps.find(({ operation }) => operation.name === scan.name)
    const states = type === 'LSTM' ? 2 : 1
    expect(scanOf(trace({}, 'inference'))?.outputs).toHaveLength(states)
    expect(scanOf(trace({ returnSequences: true }, 'inference'))?.outputs).toHaveLength(states + 1)
    expect(scanOf(trace({ zeroOutputForMask: true }, 'inference'))?.outputs).toHaveLength(states + 1)
    const dropped = trace({ dropout: 0.5, recurrentDropout: 0.5 }, 'training')
    const { body } = scanOf(dropped)?.attributes as ScanAttributes
    const draws = (steps: readonly { readonly operation: { readonly name: string } }[]) =>
      steps.filter(({ operation }) => operation.name === 'random').length
    expect([draws(dropped), draws(body.steps)]).toEqual([2, 0])
  })

  it('refuses masks and states that do not belong to the sequence', () => {
    const definition = findNode(type)
    const wired = {
      ...Object.fromEntries(Object.keys(definition.inputs).map((key) => [key, null])),
      x: float('batch', 'time', 3),
      h: float('batch', 5),
      mask: { dtype: 'bool', shape: ['batch', 3] } as const,
    }
    expect([...(definition.check?.(wired, readParams(definition, { units: 4 }, catalogue)) ?? [])]).toMatchObject([
      { at: 'mask', expected: '[batch, time]', received: '[batch, 3]' },
      { at: 'h', expected: '[batch, 4]', received: '[batch, 5]' },
    ])
  })
})

describe('the bias of LSTM', () => {
  const bias = (params: Readonly<Record<string, unknown>>) => {
    const definition = findNode('LSTM')
    const given = readParams(definition, { units: 2, ...params }, catalogue)
    const { weights } = traceNode({ definition, params: given, inputs: { x: float('batch', 4, 3) }, mode: 'inference' })
    const found = weights.find(({ name }) => name === 'bias')
    return (
      found &&
      Array.from(initialize({ shape: [8], initializer: found.initializer }, { seed: 1, path: 'a', name: 'bias' }))
    )
  }

  it('starts at 1 for the forget gate', () => {
    expect(bias({})).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
    expect(bias({ unitForgetBias: false })).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    const constant = { type: 'constant', value: 3 }
    expect(bias({ biasInitializer: constant })).toEqual([3, 3, 1, 1, 3, 3, 3, 3])
  })
})

import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { createChecker } from '../../../src/graph/check.js'
import { random } from '../../../src/operations/source/random.js'
import { graphOf, node } from '../../engine/graphs.js'
import { engineOfNodes } from '../engine-of-nodes.js'
import { findNode, float } from '../find.js'
import { readParams, traceNode } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const engine = engineOfNodes()

/** A taker with one layer, on sequences of this shape. */
function taking(
  type: string,
  [layer, params]: readonly [string, Readonly<Record<string, JsonValue>>],
  shape: readonly (number | null)[],
) {
  return graphOf(
    [node('x', 'Input', { shape }), node('inner', layer, params), node('taker', type)],
    ['x.y -> taker.x', 'inner.layer -> taker.layer'],
  )
}

function problemsOf(graph: ReturnType<typeof graphOf>) {
  const { problems } = createChecker(catalogue).check(graph)
  return problems.map((each) => `${each.node ?? ''}: ${formatFinding(each)}`)
}

describe('a layer within layers', () => {
  const graphFor = (shape: readonly (number | null)[]) =>
    graphOf(
      [
        node('x', 'Input', { shape }),
        node('cell', 'GRUCell', { units: 3 }),
        node('rnn', 'RNN', { returnSequences: true }),
        node('both', 'Bidirectional', { mergeMode: 'sum' }),
        node('each', 'TimeDistributed'),
      ],
      ['x.y -> each.x', 'cell.layer -> rnn.layer', 'rnn.layer -> both.layer', 'both.layer -> each.layer'],
    )

  it('has the weights and shapes that it has where it is applied', () => {
    const report = createChecker(catalogue).check(graphFor([2, 5, 4]))
    expect(report.problems).toEqual([])
    expect(report.nodes.get('each')?.outputs['y']?.type?.shape).toEqual(['batch', 2, 5, 3])
    expect(report.nodes.get('both')?.weights[0]).toMatchObject({ name: 'forward/kernel', shape: [4, 9] })
  })

  it('is refused at the port of the node that applies it', () => {
    expect(problemsOf(graphFor([2, 5]))).toEqual([
      'each: layer: expected rank 3 or more at x of Bidirectional, received rank 2, [2*batch, 5]',
    ])
  })
})

describe('Bidirectional', () => {
  const graph = graphOf(
    [
      node('x', 'Input', { shape: [null, 2] }),
      node('cell', 'GRUCell', { units: 3, trainable: false }),
      node('top', 'LSTMCell', { units: 5 }),
      node('stack', 'StackedRNNCells'),
      node('rnn', 'RNN'),
      node('both', 'Bidirectional'),
    ],
    [
      'x.y -> both.x',
      'cell.layer -> stack.layer1',
      'top.layer -> stack.layer2',
      'stack.layer -> rnn.layer',
      'rnn.layer -> both.layer',
    ],
  )

  it('owns the weights of both directions, down to the cells of a stack', () => {
    const report = createChecker(catalogue).check(graph)
    expect(report.problems).toEqual([])
    const weights = report.nodes.get('both')?.weights ?? []
    const parts = ['forward', 'backward'].flatMap((way) => [`${way}/layer1`, `${way}/layer2`])
    expect(weights.map(({ name }) => name)).toEqual(
      parts.flatMap((part) => ['kernel', 'recurrent_kernel', 'bias'].map((name) => `${part}/${name}`)),
    )
    expect(weights.map(({ isTrainable }) => isTrainable)).toEqual(
      parts.flatMap((part) => Array<boolean>(3).fill(!part.endsWith('1'))),
    )
    for (const taken of ['cell', 'top', 'stack', 'rnn']) expect(report.nodes.get(taken)?.weights).toEqual([])
  })

  it('runs them, and puts the states of all side by side', async () => {
    const x = { dtype: 'float32', shape: [2, 4, 2], data: Float32Array.from({ length: 16 }, Math.sin) } as const
    const targets = ['both.y', 'both.h', 'both.c']
    const { outputs } = await engine().run(graph, { feeds: new Map([['x.y', x]]), targets })
    expect(targets.map((target) => outputs.get(target)?.shape)).toEqual([
      [2, 10],
      [2, 16],
      [2, 10],
    ])
    expect([...(await engine().weights.export()).keys()].every((key) => key.startsWith('both/'))).toBe(true)
  })

  it('draws masks of its own for each direction', () => {
    const definition = findNode('Bidirectional')
    const gru = findNode('GRU')
    const { program } = traceNode({
      definition,
      params: readParams(definition, {}, catalogue),
      inputs: { x: float('batch', 'time', 3) },
      layer: { definition: gru, params: readParams(gru, { dropout: 0.5 }, catalogue) },
      mode: 'training',
    })
    const purposes = program.steps.flatMap(({ operation, attributes }) =>
      operation.name === random.name && 'purpose' in attributes ? [attributes['purpose']] : [],
    )
    expect(purposes).toEqual(['forward/dropout', 'backward/dropout'])
  })

  it('refuses what is no recurrent layer, and one that goes backwards', () => {
    expect(problemsOf(taking('Bidirectional', ['Dense', {}], [null, 2]))).toEqual([
      'taker: layer: expected a recurrent layer, received Dense',
    ])
    expect(problemsOf(taking('Bidirectional', ['GRU', { goBackwards: true }], [null, 2]))).toEqual([
      'taker: layer: expected a layer that goes forwards, received GRU with goBackwards true',
    ])
  })

  const ofTwo = (back: Readonly<Record<string, JsonValue>>, wires: readonly string[] = []) =>
    graphOf(
      [
        node('x', 'Input', { shape: [null, 2] }),
        node('h', 'Input', { shape: [6] }),
        node('way', 'GRU', { units: 3 }),
        node('back', 'LSTM', { units: 2, ...back }),
        node('both', 'Bidirectional'),
      ],
      ['x.y -> both.x', 'way.layer -> both.layer', 'back.layer -> both.backwardLayer', ...wires],
    )

  it('takes another layer for the way back, with weights of its own kind', () => {
    const report = createChecker(catalogue).check(ofTwo({ goBackwards: true }))
    expect(report.problems).toEqual([])
    expect(report.nodes.get('both')?.outputs['y']?.type?.shape).toEqual(['batch', 5])
    const weights = report.nodes.get('both')?.weights.map(({ name, shape }) => [name, shape]) ?? []
    expect(Object.fromEntries(weights)).toMatchObject({ 'forward/kernel': [2, 9], 'backward/kernel': [2, 8] })
  })

  it('refuses a way back that is not like the way there, as Keras does', () => {
    expect(problemsOf(ofTwo({ returnSequences: true }))).toEqual([
      'both: backwardLayer: expected a layer with goBackwards true, received LSTM with goBackwards false',
      'both: backwardLayer: expected returnSequences false, as at layer, received LSTM with returnSequences true',
    ])
  })

  it('refuses states that do not fit both layers', () => {
    expect(problemsOf(ofTwo({ goBackwards: true }, ['h.y -> both.h']))).toEqual([
      'both: h: expected a last axis of 3 + 2, received [batch, 6]',
    ])
    expect(problemsOf(ofTwo({ goBackwards: true }, ['h.y -> both.c']))).toEqual([
      'both: c: expected no wire: GRU has no state c, received a wire',
    ])
  })
})

describe('TimeDistributed', () => {
  it('tells at its own port what its layer refuses', () => {
    expect(problemsOf(taking('TimeDistributed', ['Conv2D', { kernelSize: [5, 5] }], [3, 4, 8, 1]))).toEqual([
      'taker: layer: expected at least the reach of the kernel, [5, 5], in space at x of Conv2D, received [4, 8]',
    ])
    expect(problemsOf(taking('TimeDistributed', ['Conv2D', {}], [3, 8, 1]))).toEqual([
      'taker: layer: expected rank 4 at x of Conv2D, received rank 3, [3*batch, 8, 1]',
    ])
    expect(problemsOf(taking('TimeDistributed', ['GRU', { stateful: true }], [3, 8, 1]))).toEqual([
      'taker: layer: expected a layer that is not stateful, received GRU with stateful true',
    ])
  })

  it('takes layers without weights: dropping features, steps apart', async () => {
    const graph = graphOf(
      [
        node('x', 'Input', { shape: [3, 4] }),
        node('inner', 'Dropout', { rate: 0.5, noiseShape: [null, 1] }),
        node('taker', 'TimeDistributed'),
      ],
      ['x.y -> taker.x', 'inner.layer -> taker.layer'],
    )
    const ones = { dtype: 'float32', shape: [8, 3, 4], data: new Float32Array(96).fill(1) } as const
    const run = { feeds: new Map([['x.y', ones]]), targets: ['taker.y'], mode: 'training' } as const
    const data = (await engine().run(graph, run)).outputs.get('taker.y')?.data ?? []
    const steps = Array.from({ length: 24 }, (_, step) => [...data.slice(4 * step, 4 * step + 4)].join())
    expect(new Set(steps)).toEqual(new Set(['0,0,0,0', '2,2,2,2']))
  })

  it('gives each step of a mask to a layer that takes one', async () => {
    const graph = graphOf(
      [
        node('x', 'Input', { shape: [2, 3, 1] }),
        node('mask', 'Input', { shape: [2, 3], dtype: 'bool' }),
        node('inner', 'SimpleRNN', { units: 1, zeroOutputForMask: true, returnSequences: true }),
        node('taker', 'TimeDistributed'),
      ],
      ['x.y -> taker.x', 'mask.y -> taker.mask', 'inner.layer -> taker.layer'],
    )
    const feeds = new Map([
      ['x.y', { dtype: 'float32', shape: [1, 2, 3, 1], data: new Float32Array(6).fill(1) } as const],
      ['mask.y', { dtype: 'bool', shape: [1, 2, 3], data: Uint8Array.of(1, 0, 1, 0, 1, 0) } as const],
    ])
    const { outputs } = await engine().run(graph, { feeds, targets: ['taker.y'] })
    expect(Array.from(outputs.get('taker.y')?.data ?? [], (value) => Number(value !== 0))).toEqual([1, 0, 1, 0, 1, 0])
  })
})

describe('StackedRNNCells', () => {
  it('says that a cell is missing, and that a layer is none', () => {
    const empty = graphOf(
      [node('x', 'Input', { shape: [3, 2] }), node('stack', 'StackedRNNCells'), node('rnn', 'RNN')],
      ['x.y -> rnn.x', 'stack.layer -> rnn.layer'],
    )
    expect(problemsOf(empty)).toEqual(['stack: layer1: expected a wire to layer1, received nothing'])
    const wrong = graphOf(
      [...empty.nodes, node('dense', 'Dense')],
      ['x.y -> rnn.x', 'stack.layer -> rnn.layer', 'dense.layer -> stack.layer1'],
    )
    expect(problemsOf(wrong)).toEqual(['rnn: layer: expected a recurrent cell, received Dense'])
  })
})

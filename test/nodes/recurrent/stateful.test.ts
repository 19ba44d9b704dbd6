import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/definition/json.js'
import type { TensorData } from '../../../src/operations/types.js'
import { expectClose } from '../../closeness.js'
import { graphOf, node } from '../../engine/graphs.js'
import { engineOfNodes } from '../engine-of-nodes.js'
import type { GoldenCase, GoldenTensor } from '../../golden/format.js'
import { readGolden } from '../../golden/read.js'

const engine = engineOfNodes()

function toData({ shape, data }: GoldenTensor | undefined = { dtype: 'float32', shape: [0], data: [] }): TensorData {
  return { dtype: 'float32', shape, data: Float32Array.from(data) }
}

/** The layer itself, or RNN of its cell. */
function graphsOf({ type, params }: GoldenCase) {
  const { stateful = false, goBackwards = false, ...ofCell } = params as Readonly<Record<string, JsonValue>>
  const input = node('x', 'Input', { shape: [3, 2] })
  return {
    layer: graphOf([input, node('layer', type, { ...ofCell, stateful, goBackwards })], ['x.y -> layer.x']),
    RNN: graphOf(
      [input, node('cell', `${type}Cell`, ofCell), node('layer', 'RNN', { stateful, goBackwards })],
      ['x.y -> layer.x', 'cell.layer -> layer.layer'],
    ),
  }
}

describe('two runs of a stateful layer', () => {
  const { cases } = readGolden('Stateful')
  it.each(cases.flatMap((golden) => (['layer', 'RNN'] as const).map((kind) => [golden.name, kind, golden] as const)))(
    'give what Keras gives: %s, %s',
    async (_name, kind, golden) => {
      await engine().resetStates()
      const graph = graphsOf(golden)[kind]
      for (const [name, tensor] of Object.entries(golden.weights)) {
        await engine().weights.set(`${kind === 'RNN' ? 'cell' : 'layer'}/${name}`, toData(tensor))
      }
      for (const call of [1, 2]) {
        const feeds = new Map([['x.y', toData(golden.inputs[`x${call}`])]])
        const { outputs } = await engine().run(graph, { feeds, targets: ['layer.y'] })
        expectClose(outputs.get('layer.y')?.data ?? [], golden.outputs[`y${call}`]?.data ?? [])
      }
    },
  )

  it('carry the states of every cell of a stack', async () => {
    const graphFor = (stateful: boolean) =>
      graphOf(
        [
          node('x', 'Input', { shape: [null, 2] }),
          node('first', 'LSTMCell', { units: 3 }),
          node('second', 'GRUCell', { units: 4 }),
          node('stack', 'StackedRNNCells'),
          node('rnn', 'RNN', { stateful }),
        ],
        ['x.y -> rnn.x', 'first.layer -> stack.layer1', 'second.layer -> stack.layer2', 'stack.layer -> rnn.layer'],
      )
    const all = Float32Array.from({ length: 12 }, (_, index) => Math.sin(index))
    const run = async (stateful: boolean, shape: readonly number[], data: Float32Array<ArrayBuffer>) => {
      const feeds = new Map([['x.y', { dtype: 'float32', shape, data } as const]])
      return (await engine().run(graphFor(stateful), { feeds, targets: ['rnn.y', 'rnn.h', 'rnn.c'] })).outputs
    }
    await engine().resetStates()
    const whole = await run(false, [1, 6, 2], all)
    expect(whole.get('rnn.h')?.shape).toEqual([1, 7])
    expect(whole.get('rnn.c')?.shape).toEqual([1, 3])
    await run(true, [1, 4, 2], all.slice(0, 8))
    const rest = await run(true, [1, 2, 2], all.slice(8))
    for (const port of ['rnn.y', 'rnn.h', 'rnn.c']) {
      expectClose(rest.get(port)?.data ?? [], whole.get(port)?.data ?? [])
    }
  })
})

import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/engine.js'
import type { Summary } from '../../src/definition/summary.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'
import { PlainBackend } from './plain-backend.js'

/** What the map shows in words: the value of each cell, or why there is none. */
function mapOf(summary: Summary | undefined) {
  if (summary?.kind !== 'decision') throw new Error('expected a decision map')
  const { map } = summary
  return map.kind === 'values' ? [...map.values] : map.kind === 'none' ? map.reason : [...map.classes]
}

const view = node('map', 'DecisionMap', { resolution: 2, reach: 4 })
// The middles of its cells, of which TestExamples has none.
const wires = ['data.value -> map.point', 'data.label -> map.label']

const engineOn = (backend: PlainBackend) => createEngine({ backend, catalogue })

describe('a view with a probe', () => {
  // Whether the sum of both coordinates is above 0, as a number.
  const sums = [
    node('data', 'TestExamples', { count: 5 }),
    node('sum', 'Dense', { units: 1, kernelInitializer: 'ones' }),
    view,
  ]

  it('shows what the network gives for its own values, beside those of the run', async () => {
    const backend = new PlainBackend()
    const { summaries, outputs } = await engineOn(backend).run(
      graphOf(sums, [...wires, 'data.value -> sum.x', 'sum.y -> map.prediction']),
    )
    expect(mapOf(summaries.get('map'))).toEqual([-4, 0, 0, 4])
    expect(summaries.get('map')).toMatchObject({ points: [0, 1, 2, 3, 4].map((x) => ({ x, y: x, label: x })) })
    expect([...outputs.get('sum.y')!.data]).toEqual([0, 2, 4, 6, 8])
  })

  it('follows the weights, asks in inference, and leaves nothing on the backend', async () => {
    const backend = new PlainBackend()
    const engine = engineOn(backend)
    const graph = graphOf(
      [...sums, node('drop', 'Dropout', { rate: 0.9 })],
      [...wires, 'data.value -> drop.x', 'drop.y -> sum.x', 'sum.y -> map.prediction'],
    )
    await engine.run(graph)
    const before = backend.memory()
    await engine.weights.set('sum/kernel', { dtype: 'float32', shape: [2, 1], data: Float32Array.of(1, 10) })
    const { summaries } = await engine.run(graph, { mode: 'training' })
    expect(mapOf(summaries.get('map'))).toEqual([-22, -18, 18, 22])
    expect(backend.memory()).toEqual(before)
  })

  it('replaces values where they are computed, too, and leaves states alone', async () => {
    const backend = new PlainBackend()
    const engine = engineOn(backend)
    const graph = graphOf(
      [...sums, node('scaled', 'Rescaling', { scale: 0.5 }), node('count', 'TestCounter')],
      [
        'data.value -> scaled.x',
        'scaled.y -> map.point',
        'scaled.y -> count.x',
        'count.y -> sum.x',
        'sum.y -> map.prediction',
      ],
    )
    // Each run counts one more for both coordinates; a question begins from nothing.
    for (const run of [1, 2, 3]) {
      const { summaries, outputs } = await engine.run(graph)
      expect(mapOf(summaries.get('map'))).toEqual([-2, 2, 2, 6])
      expect(outputs.get('sum.y')!.data[0]).toBe(2 * run)
    }
  })

  it('says why the network cannot answer, without failing the run', async () => {
    const engine = engineOn(new PlainBackend())
    const other = graphOf(
      [...sums, node('more', 'TestExamples', { count: 5 }), node('add', 'Add')],
      [...wires, 'data.value -> sum.x', 'sum.y -> add.x1', 'more.value -> add.x2', 'add.y -> map.prediction'],
    )
    expect(mapOf((await engine.run(other, { batch: 3 })).summaries.get('map'))).toBe(
      'add.y: expected what depends on data.value alone, received what depends on more too',
    )
    const fixed = graphOf(
      [...sums, node('numbers', 'NumberArray', { values: [1, 2, 3] })],
      [...wires, 'data.value -> sum.x', 'numbers.y -> map.prediction'],
    )
    expect(mapOf((await engine.run(fixed)).summaries.get('map'))).toBe(
      'prediction: expected one for each of 4 points, received [3]',
    )
    const apart = graphOf(
      [...sums, node('more', 'TestExamples', { count: 5 })],
      [...wires, 'more.value -> sum.x', 'sum.y -> map.prediction'],
    )
    expect(mapOf((await engine.run(apart)).summaries.get('map'))).toBe(
      'sum.y: expected what depends on data.value alone, received what depends on more too',
    )
  })

  it('names ports that its node has', () => {
    for (const { type, inputs, view: shown } of catalogue.nodes.values()) {
      if (!shown?.probe) continue
      expect([type, Object.keys(inputs)]).toEqual([
        type,
        expect.arrayContaining([shown.probe.given, shown.probe.asked]),
      ])
    }
  })
})

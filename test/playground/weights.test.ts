import { describe, expect, it, vi } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { compareWeights, describeMisfit } from '../../playground/session/compare-weights.js'
import { createWeightEdits } from '../../playground/session/weight-edits.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { createChecker } from '../../src/graph/check.js'
import type { TensorData } from '../../src/operations/types.js'
import { createInThreadClient } from '../../src/worker/in-thread.js'
import { graphOf, node } from '../engine/graphs.js'

const tensor = (shape: readonly number[], ...values: number[]): TensorData => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from(values),
})

const graph = graphOf(
  [node('numbers', 'Iris'), node('dense', 'Dense', { units: 2, kernelInitializer: 'ones' })],
  ['numbers.features -> dense.x'],
)

describe('compareWeights', () => {
  const report = createChecker(createCatalogue(nodes)).check(graph)
  const kernel = tensor([4, 2], ...Array<number>(8).fill(0.5))
  const bias = tensor([2], 1, 2)

  it('finds nothing wrong with the weights of the graph', () => {
    const all = compareWeights(report, new Map([['dense/kernel', kernel], ['dense/bias', bias]])) // prettier-ignore
    expect([...all.fitting.keys()]).toEqual(['dense/kernel', 'dense/bias'])
    expect(describeMisfit(all)).toBe('')
  })

  it('says what is missing, what is left over and what has another shape, and what fits', () => {
    const some = compareWeights(
      report,
      new Map([
        ['dense/kernel', tensor([2, 4], ...kernel.data)],
        ['other/bias', bias],
        ['other/kernel', kernel],
        ['other/more', bias],
        ['other/most', bias],
        ['dense/bias', { dtype: 'int32', shape: [2], data: Int32Array.of(1, 2) }],
      ]),
    )
    expect(some.fitting.size).toBe(0)
    expect(describeMisfit(some)).toBe(
      'of another shape: dense/kernel: expected float32 [4, 2], received float32 [2, 4]; ' +
        'dense/bias: expected float32 [2], received int32 [2]. ' +
        'not in the graph: other/bias, other/kernel, other/more and 1 more',
    )
    const lacking = compareWeights(report, new Map([['dense/bias', bias]]))
    expect([...lacking.fitting.keys()]).toEqual(['dense/bias'])
    expect(describeMisfit(lacking)).toBe('not in the file: dense/kernel')
  })
})

describe('createWeightEdits', () => {
  function open() {
    const engine = createInThreadClient({ nodes, backend: 'cpu' })
    const onChange = vi.fn()
    return { engine, onChange, edits: createWeightEdits(engine, onChange) }
  }

  it('changes one number, which the next run takes, and takes it back', async () => {
    const { engine, onChange, edits } = open()
    const request = { indices: [0], targets: ['dense.y'] }
    const before = (await engine.run(graph, request)).outputs.get('dense.y')!
    expect(await edits.set('dense/bias', 1, 100)).toBe(true)
    expect(onChange).toHaveBeenCalledTimes(1)
    expect([...(await edits.read('dense/bias'))!.data]).toEqual([0, 100])
    const after = (await engine.run(graph, request)).outputs.get('dense.y')!
    expect(after.data[1]! - before.data[1]!).toBeCloseTo(100, 4)
    expect(after.data[0]).toBe(before.data[0])
    expect(edits.last.value).toEqual({ key: 'dense/bias', index: 1, before: 0, after: 100 })
    expect(await edits.undo()).toBe(true)
    expect((await engine.run(graph, request)).outputs.get('dense.y')).toEqual(before)
    expect(edits.last.value).toBeNull()
    expect(await edits.undo()).toBe(false)
  })

  it('takes changes back in turn, also those that were made at once', async () => {
    const { engine, edits } = open()
    await engine.run(graph)
    await Promise.all([edits.set('dense/bias', 0, 1), edits.set('dense/bias', 1, 2), edits.set('dense/bias', 0, 3)])
    expect([...(await edits.read('dense/bias'))!.data]).toEqual([3, 2])
    await Promise.all([edits.undo(), edits.undo()])
    expect([...(await edits.read('dense/bias'))!.data]).toEqual([1, 0])
  })

  it('changes nothing that is not there, and forgets', async () => {
    const { engine, edits } = open()
    expect(await edits.read('dense/bias')).toBeNull()
    expect(await edits.set('dense/bias', 0, 1)).toBe(false)
    await engine.run(graph)
    expect(await edits.set('dense/bias', 2, 1)).toBe(false)
    await edits.set('dense/bias', 0, 1)
    edits.forget()
    expect(edits.last.value).toBeNull()
    expect(await edits.undo()).toBe(false)
  })

  it('asks the engine for the weights that are wanted alone', async () => {
    const { engine } = open()
    await engine.run(graph)
    expect([...(await engine.weights(['dense/bias', 'dense/none'])).keys()]).toEqual(['dense/bias'])
    expect([...(await engine.weights()).keys()].sort()).toEqual(['dense/bias', 'dense/kernel'])
  })
})

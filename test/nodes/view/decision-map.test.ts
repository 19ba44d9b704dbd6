import { describe, expect, it } from 'vitest'
import { gridOf, summarizeDecision } from '../../../nodes/view/decide-plane.js'
import type { TensorData } from '../../../src/operations/types.js'
import { viewInput, wholeInput } from './inputs.js'

const points = viewInput([2, 2], [0, -1, 10, 1]).tensor
const labels = wholeInput([2], [0, 1]).tensor

/** The map for an answer of four cells. */
function mapOf(answer: TensorData, given: TensorData | null = labels) {
  const options = { points, labels: given, resolution: 2, reach: 1, names: ['red'], answer: { tensor: answer } }
  return summarizeDecision(options).map
}

describe('gridOf', () => {
  it('gives the middles of cells around the points, from the lower left', () => {
    const grid = gridOf(points, 2, null)
    // 15 % of room on each side: -1.5 to 11.5 and -1.3 to 1.3.
    expect(grid?.shape).toEqual([4, 2])
    expect([...grid!.data].map((value) => Number(value.toFixed(3)))).toEqual([
      1.75, -0.65, 8.25, -0.65, 1.75, 0.65, 8.25, 0.65,
    ])
  })

  it('reaches as far as is asked', () => {
    expect([...gridOf(points, 1, 3)!.data]).toEqual([0, 0])
    expect([...gridOf(points, 2, 3)!.data]).toEqual([-1.5, -1.5, 1.5, -1.5, -1.5, 1.5, 1.5, 1.5])
  })

  it('has room around one point, around none, and around what is not finite', () => {
    expect([...gridOf(viewInput([1, 2], [5, 5]).tensor, 1, null)!.data]).toEqual([5, 5])
    expect([...gridOf(viewInput([0, 2], []).tensor, 1, null)!.data]).toEqual([0, 0])
    expect([...gridOf(viewInput([2, 2], [NaN, 1, Infinity, 1]).tensor, 1, null)!.data]).toEqual([0, 1])
    expect(gridOf(null, 4, 1)).toBeNull()
  })
})

describe('summarizeDecision', () => {
  it('finds the class of each cell and how sure it is, of probabilities and of logits', () => {
    const probabilities = mapOf(viewInput([4, 2], [1, 0, 0.5, 0.5, 0.25, 0.75, 0, 1]).tensor)
    expect(probabilities).toEqual({
      kind: 'classes',
      columns: 2,
      rows: 2,
      classes: Uint16Array.of(0, 0, 1, 1),
      sureness: Float32Array.of(1, 0, 0.5, 1),
      classNames: ['red', '1'],
    })
    const odds = Math.log(3)
    const logits = mapOf(viewInput([4, 2], [200, 0, 7, 7, 0, odds, -5, 95]).tensor)
    expect(logits).toMatchObject({ classes: Uint16Array.of(0, 0, 1, 1) })
    expect(logits.kind === 'classes' && [...logits.sureness].map((value) => Number(value.toFixed(5)))).toEqual([
      1, 0, 0.5, 1,
    ])
  })

  it('shows one value a cell: probabilities from 0 to 1, logits around 0, others as they reach', () => {
    expect(mapOf(viewInput([4, 1], [0.5, 0.25, 0.75, 1]).tensor)).toEqual({
      kind: 'values',
      columns: 2,
      rows: 2,
      values: Float32Array.of(0.5, 0.25, 0.75, 1),
      range: [0, 1],
    })
    expect(mapOf(viewInput([4], [-3, 1, NaN, 2]).tensor)).toMatchObject({ range: [-3, 3] })
    expect(mapOf(viewInput([4], [2, 7, 3, 4]).tensor, points)).toMatchObject({ range: [2, 7] })
    expect(mapOf(viewInput([4], [2, 2, 2, 2]).tensor, null)).toMatchObject({ range: [1, 3] })
  })

  it('says why there is no map, and shows the points all the same', () => {
    const options = { points, labels, resolution: 2, reach: null, names: [], answer: undefined }
    const unasked = summarizeDecision(options)
    expect(unasked.map).toEqual({ kind: 'none', reason: 'the network cannot be asked here' })
    expect(unasked.points).toEqual([
      { x: 0, y: -1, label: 0 },
      { x: 10, y: 1, label: 1 },
    ])
    expect(unasked).toMatchObject({ horizontal: [-1.5, 11.5] })
    expect(summarizeDecision({ ...options, answer: { refusal: 'in y: a feed' } }).map).toMatchObject({
      reason: 'in y: a feed',
    })
    expect(mapOf(viewInput([32, 3], Array<number>(96).fill(0)).tensor)).toMatchObject({
      reason: 'prediction: expected one for each of 4 points, received [32, 3]',
    })
    expect(summarizeDecision({ ...options, points: null }).points).toEqual([])
  })

  it('shows points without labels, and at most 2000', () => {
    const many = viewInput([3000, 2], Array<number>(6000).fill(1)).tensor
    const summary = summarizeDecision({
      points: many,
      labels: null,
      resolution: 2,
      reach: 1,
      names: [],
      answer: undefined,
    })
    expect(summary.points).toHaveLength(2000)
    expect(summary.points[0]).toEqual({ x: 1, y: 1, label: null })
  })
})

import { describe, expect, it } from 'vitest'
import { judgeExamples } from '../../../playground/session/examples/judge-examples.js'

const judge = (
  predictions: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
  areLabels = false,
) => judgeExamples({ indices: predictions.map((_, row) => 10 + row), predictions, targets, areLabels })

describe('judgeExamples', () => {
  it('compares the likeliest class with labels, the surest mistakes first and the surest right ones last', () => {
    const { kind, classes, examples } = judge([[0.9, 0.1], [0.2, 0.8], [0.4, 0.6], [0.3, 0.7]], [[0], [0], [1], [0]], true) // prettier-ignore
    expect([kind, classes]).toEqual(['classes', 2])
    expect(examples.map(({ index, isRight }) => [index, isRight])).toEqual([
      [11, false],
      [13, false],
      [12, true],
      [10, true],
    ])
    expect(examples[0]).toMatchObject({ truth: 0, predicted: 1, confidence: 0.8 })
  })

  it('takes logits, and one-hot targets', () => {
    const { kind, examples } = judge([[0, Math.log(3)], [5, 5]], [[0, 1], [1, 0]]) // prettier-ignore
    expect(kind).toBe('classes')
    const first = examples.find(({ index }) => index === 10)
    expect(first).toMatchObject({ truth: 1, predicted: 1, isRight: true })
    expect(first?.confidence).toBeCloseTo(0.75, 12)
  })

  it('takes one probability, one logit and the signs of a hinge as two classes', () => {
    expect(judge([[0.75], [0.25]], [[1], [1]]).examples).toMatchObject([
      { index: 11, truth: 1, predicted: 0, confidence: 0.75, isRight: false },
      { index: 10, truth: 1, predicted: 1, confidence: 0.75, isRight: true },
    ])
    expect(judge([[3], [-3]], [[1], [1]], true).examples).toMatchObject([
      { index: 11, predicted: 0 },
      { index: 10, predicted: 1 },
    ])
    expect(judge([[0.3], [-0.3]], [[-1], [-1]]).examples).toMatchObject([
      { index: 10, truth: 0, predicted: 1, isRight: false },
      { index: 11, truth: 0, predicted: 0, isRight: true },
    ])
  })

  it('compares values, the farthest off first', () => {
    const { kind, examples } = judge([[1.5], [7], [NaN]], [[1], [3], [3]])
    expect(kind).toBe('values')
    expect(examples.map(({ index }) => index)).toEqual([12, 11, 10])
    expect(examples[1]).toEqual({ index: 11, truth: 3, predicted: 7, confidence: null, isRight: false, error: 4 })
    expect(
      judge(
        [
          [1, 2],
          [5, 5],
        ],
        [
          [1, 2],
          [5, 8],
        ],
      ).examples,
    ).toMatchObject([
      // prettier-ignore
      { index: 11, truth: null, predicted: null, error: 1.5 },
      { index: 10, error: 0 },
    ])
  })

  it('refuses targets that no prediction can be compared with, and has nothing to say of none', () => {
    expect(() => judge([[1, 2, 3]], [[1, 2]])).toThrow('target: expected labels, or 3 values an example')
    expect(judge([], []).examples).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { floats, run } from './run.js'

describe('plain reductions', () => {
  const x = floats([2, 3], 3, -1, 3, 0, 5, 2)

  it('reduce along axes', () => {
    expect(run([x], (ops, a) => ops.sum(a, [0]))).toEqual([3, 4, 5])
    expect(run([x], (ops, a) => ops.product(a, [1]))).toEqual([-9, 0])
    expect(run([x], (ops, a) => ops.max(a))).toEqual([5])
    expect(run([x], (ops, a) => ops.min(a, [1], true))).toEqual([-1, 0])
    expect(run([x], (ops, a) => ops.argMax(a))).toEqual([0, 1])
    expect(run([x], (ops, a) => ops.argMax(a, 0))).toEqual([0, 1, 0])
    expect(run([x], (ops, a) => ops.any(ops.greater(a, 4), [1]))).toEqual([0, 1])
    expect(run([x], (ops, a) => ops.all(ops.greaterEqual(a, 0), [1]))).toEqual([0, 1])
    expect(run([x], (ops, a) => ops.mean(a, [1]))).toEqual([5 / 3, 7 / 3])
    expect(run([floats([2], 1, 5)], (ops, a) => ops.variance(a))).toEqual([4])
    expect(run([floats([0, 2])], (ops, a) => ops.sum(a, [0]))).toEqual([0, 0])
  })

  it('sum cumulatively', () => {
    expect(run([x], (ops, a) => ops.cumulativeSum(a, 1))).toEqual([3, 2, 5, 0, 5, 7])
    expect(run([x], (ops, a) => ops.cumulativeSum(a, 1, { exclusive: true }))).toEqual([0, 3, 2, 0, 0, 5])
    expect(run([x], (ops, a) => ops.cumulativeSum(a, 1, { reverse: true }))).toEqual([5, 2, 3, 7, 7, 2])
    expect(run([x], (ops, a) => ops.cumulativeSum(a, 0, { exclusive: true, reverse: true }))).toEqual([
      0, 5, 2, 0, 0, 0,
    ])
  })

  it('do not overflow in softmax and its logarithm', () => {
    const large = floats([1, 3], 1000, 1000, -1000)
    expect(run([large], (ops, a) => ops.softmax(a))).toEqual([0.5, 0.5, 0].map((y) => expect.closeTo(y, 12) as number))
    expect(run([large], (ops, a) => ops.logSoftmax(a))[2]).toBeCloseTo(-2000 - Math.LN2, 9)
    expect(run([large], (ops, a) => ops.logSumExp(a))[0]).toBeCloseTo(1000 + Math.LN2, 9)
  })
})

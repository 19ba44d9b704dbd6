import { describe, expect, it } from 'vitest'
import { wholeNumbers } from '../gradient-check.js'
import { counting, floats, run } from './run.js'

describe('plain rearrangements', () => {
  const x = counting(2, 3)

  it('move elements', () => {
    expect(run([x], (ops, a) => ops.transpose(a))).toEqual([1, 4, 2, 5, 3, 6])
    expect(run([x], (ops, a) => ops.reverse(a, [1]))).toEqual([3, 2, 1, 6, 5, 4])
    expect(run([x], (ops, a) => ops.slice(a, [0, 0], [2, 2], [1, 2]))).toEqual([1, 3, 4, 6])
    expect(
      run([x], (ops, a) =>
        ops.pad(
          a,
          [
            [0, 1],
            [1, 0],
          ],
          9,
        ),
      ),
    ).toEqual([9, 1, 2, 3, 9, 4, 5, 6, 9, 9, 9, 9])
    expect(run([x], (ops, a) => ops.concat([a, ops.fill([2, 1], 7)]))).toEqual([1, 2, 3, 7, 4, 5, 6, 7])
    expect(run([floats([2, 1], 1, 2)], (ops, a) => ops.broadcastTo(a, [2, 2, 2]))).toEqual([1, 1, 2, 2, 1, 1, 2, 2])
    expect(run([], (ops) => ops.range(4))).toEqual([0, 1, 2, 3])
  })

  it('gather, scatter and encode', () => {
    expect(run([x, wholeNumbers([2], [2, 0])], (ops, a, i) => ops.gather(a, i, 1))).toEqual([3, 1, 6, 4])
    expect(run([wholeNumbers([3], [1, 0, 1]), counting(3, 2)], (ops, i, a) => ops.scatterAdd(i, a, 2))).toEqual([
      3, 4, 6, 8,
    ])
    expect(run([wholeNumbers([3], [1, -1, 2])], (ops, i) => ops.oneHot(i, 3))).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 1])
    expect(() => run([x, wholeNumbers([1], [3])], (ops, a, i) => ops.gather(a, i, 1))).toThrow(
      'gather: expected indices from 0 to 2, received 3',
    )
  })

  it('multiply matrices', () => {
    expect(run([x, counting(3, 2)], (ops, a, b) => ops.matMul(a, b))).toEqual([22, 28, 49, 64])
    expect(run([x, x], (ops, a, b) => ops.matMul(a, b, true))).toEqual([17, 22, 27, 22, 29, 36, 27, 36, 45])
  })
})

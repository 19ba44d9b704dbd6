import { describe, expect, it } from 'vitest'
import { int, refuse, shapeOf, typeOf } from './check.js'

describe('shapes of rearrangements', () => {
  it('follow symbolic lengths', () => {
    expect(shapeOf([['batch', 'time', 4, 2]], (ops, a) => ops.reshape(a, ['batch', -1]))).toEqual(['batch', '8*time'])
    expect(shapeOf([['batch', 'time', 8]], (ops, a) => ops.reshape(a, ['batch', 'time', 2, -1]))).toEqual([
      'batch',
      'time',
      2,
      4,
    ])
    expect(
      shapeOf([['batch', 3]], (ops, a) =>
        ops.pad(a, [
          [1, 2],
          [0, 'time'],
        ]),
      ),
    ).toEqual(['batch + 3', 'time + 3'])
    expect(shapeOf([['batch', 'time']], (ops, a) => ops.slice(a, [0, 1], [-1, -1]))).toEqual(['batch', 'time - 1'])
    expect(shapeOf([['batch', 'time']], (ops, a) => ops.slice(a, [0, 1], [-1, -1], [1, 2]))).toEqual([
      'batch',
      'floor(time/2)',
    ])
    expect(
      shapeOf(
        [
          ['batch', 'time'],
          ['batch', 2],
        ],
        (ops, a, b) => ops.concat([a, b]),
      ),
    ).toEqual(['batch', 'time + 2'])
    expect(shapeOf([['batch', 'time', 2]], (ops, a) => ops.transpose(a, [1, 0, 2]))).toEqual(['time', 'batch', 2])
    expect(shapeOf([['batch', 'time', 2]], (ops, a) => ops.transpose(a))).toEqual([2, 'time', 'batch'])
    expect(shapeOf([['2*batch', 6]], (ops, a) => ops.split(a, 2, 0)[1]!)).toEqual(['batch', 6])
    expect(shapeOf([['batch']], (ops, a) => ops.expandDims(a, -1))).toEqual(['batch', 1])
    expect(shapeOf([['batch', 1, 1]], (ops, a) => ops.squeeze(a, [-1]))).toEqual(['batch', 1])
    expect(shapeOf([[100, 8], int('batch', 'time')], (ops, a, i) => ops.gather(a, i))).toEqual(['batch', 'time', 8])
    expect(shapeOf([int('batch', 'time'), ['batch', 'time', 8]], (ops, i, u) => ops.scatterAdd(i, u, 100))).toEqual([
      100, 8,
    ])
    expect(typeOf([int('batch')], (ops, i) => ops.oneHot(i, 10))).toEqual({ dtype: 'float32', shape: ['batch', 10] })
    expect(typeOf([], (ops) => ops.range('time'))).toEqual(int('time'))
    expect(shapeOf([], (ops) => ops.random(['batch', 3], { purpose: 'noise' }))).toEqual(['batch', 3])
  })

  it('refuse what does not fit', () => {
    refuse(
      [[2, 3]],
      (ops, a) => ops.reshape(a, [4, -1]),
      'reshape: expected a shape that [2, 3] fits into, received [4, -1]',
    )
    refuse([[2, 3]], (ops, a) => ops.reshape(a, [5]), 'reshape: expected 5 elements for [5], received [2, 3]')
    refuse([['batch', 3]], (ops, a) => ops.broadcastTo(a, ['batch', 4]), 'broadcastTo')
    refuse([[2]], (ops, a) => ops.pad(a, [[-1, 0]]), 'pad: expected whole numbers of at least 0, received -1')
    refuse([[2]], (ops, a) => ops.pad(a, []), 'pad: expected one pair for each axis of [2], received 0 pairs')
    refuse(
      [[5]],
      (ops, a) => ops.slice(a, [3], [3]),
      'slice: expected at most 5 elements along axis 0, received 3 from 3 on',
    )
    refuse(
      [['time']],
      (ops, a) => ops.slice(a, [1], ['time']),
      'slice: expected at most time elements along axis 0, received time from 1 on',
    )
    refuse([[5]], (ops, a) => ops.slice(a, [0], [3], [3]), 'slice: expected at most 5')
    refuse([[5]], (ops, a) => ops.slice(a, [0], [3], [0]), 'slice: expected strides of at least 1, received 0')
    refuse(
      [
        [2, 3],
        [3, 2],
      ],
      (ops, a, b) => ops.concat([a, b], 0),
      'concat: expected shapes that agree with [2, 3] on all axes but 0, received [3, 2]',
    )
    refuse(
      [[2], int(2)],
      (ops, a, b) => ops.concat([a, b], 0),
      'concat: expected operands of dtype float32, received int32',
    )
    refuse(
      [[2, 3]],
      (ops, a) => ops.transpose(a, [0, 0]),
      'transpose: expected a permutation of the axes of [2, 3], received [0, 0]',
    )
    refuse([[2, 3]], (ops, a) => ops.split(a, 2)[0]!, 'split: expected a length that is divisible by 2, received 3')
    refuse([[2, 3]], (ops, a) => ops.split(a, [1, 1])[0]!, 'split: expected lengths that add up to 3, received [1, 1]')
    refuse([[2, 3]], (ops, a) => ops.squeeze(a, [0]), 'squeeze: expected length 1 along axis 0, received [2, 3]')
    refuse([[2], [2]], (ops, a, b) => ops.gather(a, b), 'gather: expected int32 indices, received float32')
    refuse(
      [int(3), [2, 4]],
      (ops, i, u) => ops.scatterAdd(i, u, 5),
      'scatterAdd: expected updates of shape [3, ...], received [2, 4]',
    )
    refuse([int(3)], (ops, i) => ops.oneHot(i, 0), 'oneHot: expected a depth of at least 1, received 0')
  })
})

describe('matMul shapes', () => {
  it('broadcast the leading axes', () => {
    expect(
      shapeOf(
        [
          ['batch', 'time', 4],
          [4, 2],
        ],
        (ops, a, b) => ops.matMul(a, b),
      ),
    ).toEqual(['batch', 'time', 2])
    expect(
      shapeOf(
        [
          ['batch', 1, 3, 4],
          [5, 2, 4],
        ],
        (ops, a, b) => ops.matMul(a, b, false, true),
      ),
    ).toEqual(['batch', 5, 3, 2])
  })

  it('refuse other inner lengths', () => {
    refuse(
      [
        [3, 4],
        [3, 4],
      ],
      (ops, a, b) => ops.matMul(a, b),
      'matMul: expected equal inner lengths, received [3, 4] and [3, 4]',
    )
    refuse([[4], [4, 2]], (ops, a, b) => ops.matMul(a, b), 'matMul: expected rank 2 or more, received [4]')
  })
})

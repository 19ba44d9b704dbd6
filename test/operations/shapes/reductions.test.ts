import { describe, expect, it } from 'vitest'
import { bool, int, refuse, shapeOf, typeOf } from './check.js'

describe('reduction shapes', () => {
  it('drop or keep axes', () => {
    expect(shapeOf([['batch', 2, 3]], (ops, a) => ops.sum(a))).toEqual([])
    expect(shapeOf([['batch', 2, 3]], (ops, a) => ops.mean(a, [-1, 1]))).toEqual(['batch'])
    expect(shapeOf([['batch', 2, 3]], (ops, a) => ops.max(a, [0], true))).toEqual([1, 2, 3])
    expect(shapeOf([['batch', 'time', 3]], (ops, a) => ops.variance(a, [0, 1]))).toEqual([3])
    expect(shapeOf([['batch', 'time', 3]], (ops, a) => ops.logSumExp(a, [1]))).toEqual(['batch', 3])
    expect(typeOf([['batch', 3]], (ops, a) => ops.argMax(a))).toEqual(int('batch'))
    expect(typeOf([bool('batch', 3)], (ops, a) => ops.any(a, [1]))).toEqual(bool('batch'))
  })

  it('refuse axes and dtypes', () => {
    refuse([[2, 3]], (ops, a) => ops.sum(a, [2]), 'sum: expected an axis of [2, 3], received 2')
    refuse([[2, 3]], (ops, a) => ops.softmax(a, -3), 'softmax: expected an axis of [2, 3], received -3')
    refuse([[2, 3]], (ops, a) => ops.all(a), 'all: expected bool, received float32')
    refuse([bool(2)], (ops, a) => ops.sum(a), 'sum: expected float32 or int32, received bool')
    refuse([int(2)], (ops, a) => ops.logSoftmax(a), 'logSoftmax: expected float32, received int32')
  })
})

import { describe, expect, it } from 'vitest'
import type { DType, Shape, TensorType } from '../../../src/operations/types.js'
import { bool, int, refuse, type Run, shapeOf, typeOf } from './check.js'

describe('elementwise shapes', () => {
  it('broadcast, symbolic lengths too', () => {
    expect(shapeOf([['batch', 'time', 3], [3]], (ops, a, b) => ops.add(a, b))).toEqual(['batch', 'time', 3])
    expect(
      shapeOf(
        [
          ['batch', 1, 3],
          ['time', 1],
        ],
        (ops, a, b) => ops.maximum(a, b),
      ),
    ).toEqual(['batch', 'time', 3])
    expect(shapeOf([['batch', 0], [1]], (ops, a, b) => ops.multiply(a, b))).toEqual(['batch', 0])
    expect(typeOf([['batch', 3]], (ops, a) => ops.greater(a, 0))).toEqual(bool('batch', 3))
    expect(typeOf([int(3)], (ops, a) => ops.add(a, 1))).toEqual(int(3))
    expect(typeOf([bool('batch'), int(2, 1)], (ops, c, a) => ops.select(c, a, 0))).toEqual(int(2, 'batch'))
    expect(typeOf([['batch']], (ops, a) => ops.cast(a, 'bool'))).toEqual(bool('batch'))
  })

  it.each<[string, readonly (Shape | TensorType)[], Run, string]>([
    [
      'lengths',
      [[2, 3], [2]],
      (ops, a, b) => ops.add(a, b),
      'add: expected operands that broadcast to one shape, received [2, 3] and [2]',
    ],
    [
      'names',
      [['batch'], ['time']],
      (ops, a, b) => ops.add(a, b),
      'add: expected operands that broadcast to one shape, received [batch] and [time]',
    ],
    [
      'dtypes',
      [[2], int(2)],
      (ops, a, b) => ops.multiply(a, b),
      'multiply: expected two operands of one dtype, received float32 and int32',
    ],
    ['integers divided', [int(2)], (ops, a) => ops.divide(a, 2), 'divide: expected float32, received int32'],
    [
      'a float as condition',
      [[2], [2]],
      (ops, a, b) => ops.select(a, b, b),
      'select: expected a bool condition, received float32',
    ],
    [
      'branches',
      [bool(2), [2], int(2)],
      (ops, c, a, b) => ops.select(c, a, b),
      'select: expected two branches of one dtype, received float32 and int32',
    ],
    ['integers in a function', [int(2)], (ops, a) => ops.exp(a), 'exp: expected float32, received int32'],
    ['bounds', [[2]], (ops, a) => ops.clip(a, 1, -1), 'clip: expected min <= max, received 1 and -1'],
  ])('refuse %s', (_name, inputs, run, message) => {
    refuse(inputs, run, message)
  })
})

describe('dtypes of numbers', () => {
  it.each<DType>(['float32', 'int32'])('follow the other operand: %s', (dtype) => {
    expect(typeOf([{ dtype, shape: [2] }], (ops, a) => ops.maximum(1, a)).dtype).toBe(dtype)
  })
})

import { describe, expect, it } from 'vitest'
import { type Body } from '../gradient-check.js'
import { floats, run } from './run.js'

describe('plain elementwise operations', () => {
  const x = floats([5], -1000, -1, 0, 1, 1000)

  it('do not overflow', () => {
    expect(run([x], (ops, a) => ops.sigmoid(a))).toEqual([0, 1 / (1 + Math.E), 0.5, 1 / (1 + Math.exp(-1)), 1])
    expect(run([x], (ops, a) => ops.softplus(a))).toEqual([
      0,
      Math.log1p(Math.exp(-1)),
      Math.LN2,
      1 + Math.log1p(Math.exp(-1)),
      1000,
    ])
    expect(run([x], (ops, a) => ops.elu(a))).toEqual([-1, Math.expm1(-1), 0, 1, 1000])
    expect(run([floats([1], -40)], (ops, a) => ops.softplus(a))[0]! / Math.exp(-40)).toBeCloseTo(1, 14)
  })

  it('keep numbers in double precision', () => {
    expect(run([floats([1], 1)], (ops, a) => ops.multiply(a, 0.1))).toEqual([0.1])
  })

  it('round halves to even, compare and choose', () => {
    expect(run([floats([6], -2.5, -1.5, -0.4, 0.5, 1.5, 2.6)], (ops, a) => ops.round(a)).map((y) => y + 0)).toEqual([
      -2, -2, 0, 0, 2, 3,
    ])
    expect(run([x], (ops, a) => ops.logicalOr(ops.lessEqual(a, -1), ops.equal(a, 1000)))).toEqual([1, 1, 0, 0, 1])
    expect(run([x], (ops, a) => ops.cast(ops.divide(a, 3), 'int32')).map((y) => y + 0)).toEqual([-333, 0, 0, 0, 333])
    expect(run([x], (ops, a) => ops.relu(ops.leakyRelu(ops.clip(a, -10, 10), 0.5)))).toEqual([0, 0, 0, 1, 10])
  })

  it('keep NaN', () => {
    for (const body of [
      (ops, a) => ops.relu(a),
      (ops, a) => ops.clip(a, 0, 1),
      (ops, a) => ops.softplus(a),
    ] satisfies Body[])
      expect(run([floats([1], NaN)], body)).toEqual([NaN])
  })
})

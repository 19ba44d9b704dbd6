import { describe, expect, it } from 'vitest'
import { gradientProgram } from '../../../src/operations/gradient-program.js'
import { evaluate } from '../../../src/operations/plain/evaluate.js'
import { record } from '../gradient-check.js'
import { counting, floats, run } from './run.js'

describe('plain windows', () => {
  it('convolve as Keras does: the kernel is not flipped, the odd element is padded at the end', () => {
    const kernel = floats([3, 1, 1], 1, 10, 100)
    const sequence = counting(1, 4, 1)
    expect(run([sequence, kernel], (ops, x, k) => ops.convolution(x, k))).toEqual([321, 432])
    expect(run([sequence, kernel], (ops, x, k) => ops.convolution(x, k, { padding: 'same' }))).toEqual([
      210, 321, 432, 43,
    ])
    expect(run([sequence, kernel], (ops, x, k) => ops.convolution(x, k, { padding: 'same', strides: 2 }))).toEqual([
      321, 43,
    ])
    expect(run([sequence, kernel], (ops, x, k) => ops.convolution(x, k, { padding: 'causal' }))).toEqual([
      100, 210, 321, 432,
    ])
    expect(run([counting(1, 5, 1), kernel], (ops, x, k) => ops.convolution(x, k, { dilation: 2 }))).toEqual([531])
  })

  it('keep groups apart', () => {
    const x = floats([1, 1, 4], 1, 2, 3, 4)
    const kernel = floats([1, 2, 2], 1, 10, 1, 10)
    expect(run([x, kernel], (ops, a, k) => ops.convolution(a, k, { groups: 2 }))).toEqual([3, 70])
  })

  it('pool without counting padding', () => {
    const x = floats([1, 3, 1], -5, -3, -4)
    expect(run([x], (ops, a) => ops.maxPool(a, { size: 2, padding: 'same' }))).toEqual([-3, -4])
    expect(run([x], (ops, a) => ops.averagePool(a, { size: 2, padding: 'same' }))).toEqual([-4, -4])
  })

  it('give the gradient of a tie to the first greatest element', () => {
    const x = floats([1, 2, 2, 1], 1, 7, 7, 7)
    const program = record([x], (ops, a) => ops.maxPool(a, { size: 2 }))
    const results = evaluate(gradientProgram(program, program.outputs, program.inputs), [x])
    expect([...results[1]!.data]).toEqual([0, 1, 0, 0])
  })

  it('resize with pixel centres at half coordinates', () => {
    const x = floats([1, 1, 2, 1], 0, 4)
    expect(run([x], (ops, a) => ops.resize(a, [1, 4]))).toEqual([0, 1, 3, 4])
    expect(run([x], (ops, a) => ops.resize(a, [2, 3], 'nearest'))).toEqual([0, 4, 4, 0, 4, 4])
  })
})

import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/operations/plain/evaluate.js'
import { traceProgram } from '../../../src/operations/tracer.js'
import { record, wholeNumbers } from '../gradient-check.js'
import { counting, floats } from './run.js'

describe('evaluate', () => {
  it('refuses inputs of other types, symbolic lengths and what it cannot do', () => {
    const program = record([counting(2)], (ops, x) => ops.exp(x))
    expect(() => evaluate(program, [])).toThrow('evaluate: expected 1 inputs, received 0')
    expect(() => evaluate(program, [counting(3)])).toThrow(
      'evaluate: input 0: expected float32 [2], received float32 [3]',
    )
    expect(() => evaluate(program, [wholeNumbers([2], [1, 2])])).toThrow('received int32 [2]')
    const symbolic = traceProgram('inference', [], (_inputs, ops) => [ops.fill(['batch'], 1)])
    expect(() => evaluate(symbolic, [])).toThrow('evaluate: fill: expected known lengths, received [batch]')
    const random = traceProgram('inference', [], (_inputs, ops) => [ops.random([2], { purpose: 'noise' })])
    expect(() => evaluate(random, [])).toThrow('evaluate: no plain arithmetic for random')
  })

  it('runs a program of symbolic lengths where only its inputs have them', () => {
    const program = traceProgram('inference', [{ dtype: 'float32', shape: ['batch', 2] }], ([x], ops) => [
      ops.sum(ops.exp(x!), [1]),
    ])
    expect(evaluate(program, [floats([3, 2], 0, 0, 0, 0, 0, 0)])[0]).toEqual(floats([3], 2, 2, 2))
  })
})

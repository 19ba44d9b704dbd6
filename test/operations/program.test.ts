import { describe, expect, it } from 'vitest'
import { costOfProgram } from '../../src/operations/program-cost.js'
import { withoutDeadSteps } from '../../src/operations/prune.js'
import { traceProgram } from '../../src/operations/tracer.js'
import { type Body } from './gradient-check.js'
import { counting } from './plain/run.js'

describe('programs', () => {
  it('lose the steps that no output needs', () => {
    const program = traceProgram('inference', [counting(2)], ([x], ops) => {
      ops.exp(ops.sin(x!))
      return [ops.cos(x!)]
    })
    expect(withoutDeadSteps(program).steps.map(({ operation }) => operation.name)).toEqual(['cos'])
    expect(withoutDeadSteps(program, 1).steps.map(({ operation }) => operation.name)).toEqual(['sin', 'cos'])
  })

  it('count multiply-adds, also as formulas', () => {
    const cost = (shapes: (string | number)[][], body: Body) =>
      costOfProgram(
        traceProgram(
          'inference',
          shapes.map((shape) => ({ dtype: 'float32', shape })),
          (values, ops) => [body(ops, ...values)],
        ),
      )
    expect(
      cost(
        [
          ['batch', 784],
          [784, 10],
        ],
        (ops, a, b) => ops.matMul(a, b),
      ),
    ).toBe('7840*batch')
    expect(
      cost(
        [
          ['batch', 28, 28, 1],
          [3, 3, 1, 32],
        ],
        (ops, a, k) => ops.convolution(a, k),
      ),
    ).toBe(`${26 * 26 * 9 * 32}*batch`)
    expect(
      cost(
        [
          ['batch', 9, 4],
          [3, 1, 4],
        ],
        (ops, a, k) => ops.convolution(a, k, { groups: 4 }),
      ),
    ).toBe(`${7 * 3 * 4}*batch`)
    const recurrent: Body = (ops, xs, h, k) =>
      ops.scan({
        sequences: [xs],
        states: [h],
        constants: [k],
        body: ({ states: [before], constants: [kernel] }, o) => ({ states: [o.matMul(before!, kernel!)], outputs: [] }),
      }).states[0]!
    expect(
      cost(
        [
          ['time', 'batch', 4],
          ['batch', 4],
          [4, 4],
        ],
        recurrent,
      ),
    ).toBe('16*batch*time')
  })
})

import { describe, expect, it } from 'vitest'
import { gradientProgram } from '../../src/operations/gradient-program.js'
import { evaluate } from '../../src/operations/plain/evaluate.js'
import type { PlainTensor } from '../../src/operations/plain/plain-tensor.js'
import type { Program } from '../../src/operations/program.js'
import { createOps } from '../../src/operations/ops.js'
import { Tracer, traceProgram } from '../../src/operations/tracer.js'
import { expectClose } from '../closeness.js'
import { expectGradient, record, someNumbers, wholeNumbers } from './gradient-check.js'

const scalar = (value: number): PlainTensor => ({ dtype: 'float32', shape: [], data: Float64Array.of(value) })

/** The gradients of the first output in all inputs. */
function gradientsAt(program: Program, inputs: readonly PlainTensor[]): number[][] {
  const results = evaluate(gradientProgram(program, program.outputs.slice(0, 1), program.inputs), inputs)
  return results.slice(program.outputs.length).map(({ data }) => [...data])
}

describe('gradientProgram', () => {
  it('adds what comes back on the two sides of a diamond', () => {
    expectGradient([someNumbers([3])], (ops, x) => {
      const middle = ops.sin(x)
      return ops.multiply(ops.exp(middle), ops.add(ops.square(middle), x))
    })
  })

  it('is zero where nothing depends on a value, of its shape', () => {
    const inputs = [scalar(2), someNumbers([2, 3])]
    const program = record(inputs, (ops, x) => ops.square(x))
    expect(gradientsAt(program, inputs)).toEqual([[4], [0, 0, 0, 0, 0, 0]])
  })

  it('does not follow branches that do not matter', () => {
    const inputs = [scalar(3)]
    const program = traceProgram('training', inputs, ([x], ops) => [ops.square(x!), ops.exp(x!)])
    const { steps } = gradientProgram(program, program.outputs.slice(0, 1), program.inputs)
    // Two of the forward pass; seed, factor and two products of the backward pass.
    expect(steps.map(({ operation }) => operation.name)).toEqual([
      'square',
      'exp',
      'fill',
      'fill',
      'multiply',
      'multiply',
    ])
  })

  it('goes neither through stopGradient nor through conditions, integers and rounding', () => {
    const inputs = [scalar(1.5)]
    const stopped = record(inputs, (ops, x) => ops.multiply(x, ops.stopGradient(x)))
    expect(gradientsAt(stopped, inputs)).toEqual([[1.5]])
    const chosen = record(inputs, (ops, x) => ops.select(ops.greater(x, 1), ops.multiply(x, 5), x))
    expect(gradientsAt(chosen, inputs)).toEqual([[5]])
    const counted = record(inputs, (ops, x) => ops.add(ops.cast(ops.cast(x, 'int32'), 'float32'), ops.round(x)))
    expect(gradientsAt(counted, inputs)).toEqual([[0]])
  })

  it('scales what goes back through scaleGradient, and leaves the value as it is', () => {
    const inputs = [scalar(1.5)]
    for (const [scale, gradient] of [
      [1, 3],
      [0.5, 2.25],
      [0, 1.5],
      [-2, -1.5],
    ] as const) {
      const scaled = record(inputs, (ops, x) => ops.multiply(x, ops.scaleGradient(x, scale)))
      expect(evaluate(scaled, inputs)[0]!.data[0]).toBe(2.25)
      expect(gradientsAt(scaled, inputs)).toEqual([[gradient]])
    }
  })

  it('differentiates in values inside the program', () => {
    const tracer = new Tracer('training')
    const ops = createOps(tracer)
    const x = tracer.input({ dtype: 'float32', shape: [] })
    const inner = ops.multiply(x, 3)
    const y = ops.square(inner)
    const program: Program = { types: tracer.types, inputs: [x.id], outputs: [y.id], steps: tracer.steps }
    const results = evaluate(gradientProgram(program, [y.id], [inner.id, x.id, y.id]), [scalar(2)])
    expect(results.map(({ data }) => data[0])).toEqual([36, 12, 36, 1])
  })

  it('sums the gradients of several values, and one that is given twice', () => {
    const inputs = [scalar(2)]
    const program = traceProgram('training', inputs, ([x], ops) => [ops.square(x!), ops.multiply(x!, 7)])
    const [first, second] = program.outputs
    const gradient = (of: number[]) => evaluate(gradientProgram(program, of, program.inputs), inputs)[2]!.data[0]
    expect(gradient([first!, second!])).toBe(11)
    expect(gradient([first!, first!])).toBe(8)
  })

  it('gives vector-Jacobian products for gradients that are handed in', () => {
    const inputs = [someNumbers([3])]
    const program = record(inputs, (ops, x) => ops.square(x))
    const withSeeds = gradientProgram(program, program.outputs, program.inputs, { seeds: 'inputs' })
    const seed: PlainTensor = { dtype: 'float32', shape: [3], data: Float64Array.of(1, -2, 0.5) }
    const results = evaluate(withSeeds, [...inputs, seed])
    expectClose(
      results[1]!.data,
      inputs[0]!.data.map((value, i) => 2 * value * seed.data[i]!),
      { of: 'gradients' },
    )
  })

  it('keeps the steps, values and outputs of the forward program', () => {
    const inputs = [someNumbers([4, 2]), someNumbers([2])]
    const program = record(
      inputs,
      (ops, xs, h) =>
        ops.scan({
          sequences: [xs],
          states: [h],
          body: ({ sequences: [x], states: [before] }, o) => ({ states: [o.tanh(o.add(x!, before!))], outputs: [] }),
        }).states[0]!,
    )
    const whole = gradientProgram(program, program.outputs, program.inputs)
    expect(whole.types.slice(0, program.types.length)).toEqual(program.types)
    expect(whole.inputs).toEqual(program.inputs)
    expect(whole.outputs[0]).toBe(program.outputs[0])
    const [step] = whole.steps
    expect(step!.outputs.slice(0, 1)).toEqual(program.steps[0]!.outputs)
    expect(step!.attributes['keepStates']).toBe(true)
    expect(evaluate(whole, inputs)[0]).toEqual(evaluate(program, inputs)[0])
  })

  it('names the node of each backward step', () => {
    const tracer = new Tracer('training')
    const ops = createOps(tracer)
    const x = tracer.input({ dtype: 'float32', shape: [2] })
    tracer.node = 'first'
    const inner = ops.exp(x)
    tracer.node = 'second'
    const y = ops.sin(inner)
    const program: Program = { types: tracer.types, inputs: [x.id], outputs: [y.id], steps: tracer.steps }
    const { steps } = gradientProgram(program, [y.id], [x.id])
    expect(steps.map(({ node, operation }) => `${node} ${operation.name}`)).toEqual([
      'first exp',
      'second sin',
      ' fill',
      'second cos',
      'second multiply',
      'first multiply',
    ])
  })

  it('refuses values that are no floats or not there', () => {
    const inputs = [wholeNumbers([2], [1, 2])]
    const program = record(inputs, (ops, x) => ops.add(x, 1))
    expect(() => gradientProgram(program, program.outputs, program.inputs)).toThrow('expected float32, received int32')
    expect(() => gradientProgram(program, [99], program.inputs)).toThrow('gradient of value 99')
  })

  it('goes 100,000 steps deep', () => {
    const depth = 100_000
    const program = record([scalar(1)], (ops, x) => {
      let y = x
      for (let step = 0; step < depth / 2; step++) y = ops.add(y, ops.multiply(y, 1e-5))
      return y
    })
    const [[gradient]] = gradientsAt(program, [scalar(1)]) as [[number]]
    expectClose([gradient], [1.00001 ** (depth / 2)], { of: 'gradients' })
  })
})

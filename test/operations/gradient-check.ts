import { expect } from 'vitest'
import { gradientProgram } from '../../src/operations/gradient-program.js'
import type { Ops } from '../../src/operations/ops.js'
import { evaluate } from '../../src/operations/plain/evaluate.js'
import type { PlainTensor } from '../../src/operations/plain/plain-tensor.js'
import type { Program } from '../../src/operations/program.js'
import { RandomStream } from '../../src/operations/random-stream.js'
import { type Traced, traceProgram } from '../../src/operations/tracer.js'
import { expectClose } from '../closeness.js'

/** Distinct, irregular numbers between `low` and `high`. */
export function someNumbers(shape: readonly number[], low = -2, high = 2, seed = 1): PlainTensor {
  const stream = new RandomStream({ seed, node: 'test', purpose: shape.join(), step: 0 })
  const count = shape.reduce((product, size) => product * size, 1)
  const data = Float64Array.from({ length: count }, () => low + (high - low) * stream.uniform())
  return { dtype: 'float32', shape, data }
}

export function wholeNumbers(shape: readonly number[], data: readonly number[]): PlainTensor {
  return { dtype: 'int32', shape, data: Float64Array.from(data) }
}

export type Body = (ops: Ops<Traced>, ...inputs: Traced[]) => Traced

/** Records a computation of some inputs. */
export function record(inputs: readonly PlainTensor[], body: Body): Program {
  return traceProgram('training', inputs, (values, ops) => [body(ops, ...values)])
}

/** Compares the gradients of every float32 input with central differences in double precision. */
export function expectGradient(inputs: readonly PlainTensor[], body: Body): Program {
  // Summed with irregular weights, so that errors of single elements cannot cancel.
  const program = record(inputs, (ops, ...values) => {
    const y = body(ops, ...values)
    const shape = ops.shapeOf(y).map(Number)
    const weights = someNumbers(shape, 0.5, 1.5, 7)
    return ops.sum(ops.multiply(y, ops.constant({ dtype: 'float32', shape, data: Float32Array.from(weights.data) })))
  })
  const wanted = inputs.flatMap((input, index) => (input.dtype === 'float32' ? [index] : []))
  const withGradients = gradientProgram(
    program,
    program.outputs,
    wanted.map((index) => program.inputs[index]!),
  )
  const gradients = evaluate(withGradients, inputs).slice(1)
  wanted.forEach((index, position) => {
    const expected = differences(program, inputs, index)
    expectClose(gradients[position]!.data, expected, { of: 'gradients' })
    expect(gradients[position]!.shape).toEqual(inputs[index]!.shape)
  })
  return withGradients
}

/** The slopes of a scalar in the elements of one input. */
function differences(program: Program, inputs: readonly PlainTensor[], index: number): number[] {
  const input = inputs[index]!
  return Array.from(input.data, (value, element) => {
    const step = 1e-5 * Math.max(1, Math.abs(value))
    const at = (shifted: number) => {
      const data = input.data.slice()
      data[element] = shifted
      return evaluate(program, inputs.with(index, { ...input, data }))[0]!.data[0]!
    }
    return (at(value + step) - at(value - step)) / (2 * step)
  })
}

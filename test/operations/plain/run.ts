import { evaluate } from '../../../src/operations/plain/evaluate.js'
import type { PlainTensor } from '../../../src/operations/plain/plain-tensor.js'
import { type Body, record } from '../gradient-check.js'

export function floats(shape: readonly number[], ...data: number[]): PlainTensor {
  return { dtype: 'float32', shape, data: Float64Array.from(data) }
}

/** 1, 2, 3 ... in this shape. */
export function counting(...shape: number[]): PlainTensor {
  return floats(shape, ...Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, index) => index + 1))
}

/** The elements of what a computation gives. */
export function run(inputs: readonly PlainTensor[], body: Body): number[] {
  return [...evaluate(record(inputs, body), inputs)[0]!.data]
}

import { expect } from 'vitest'
import { ShapeError } from '../../../src/operations/operation.js'
import { createOps, type Ops } from '../../../src/operations/ops.js'
import { type Traced, Tracer } from '../../../src/operations/tracer.js'
import type { Shape, TensorType } from '../../../src/operations/types.js'

export type Run = (ops: Ops<Traced>, ...inputs: Traced[]) => Traced

/** The type of a result for inputs of these types: a shape alone is float32. */
export function typeOf(inputs: readonly (Shape | TensorType)[], run: Run): TensorType {
  const tracer = new Tracer('inference')
  const values = inputs.map((input) => tracer.input('dtype' in input ? input : { dtype: 'float32', shape: input }))
  return run(createOps(tracer), ...values).type
}

export const shapeOf = (inputs: readonly (Shape | TensorType)[], run: Run) => typeOf(inputs, run).shape
export const int = (...shape: Shape): TensorType => ({ dtype: 'int32', shape })
export const bool = (...shape: Shape): TensorType => ({ dtype: 'bool', shape })

/** Expects a ShapeError with this text in its message. */
export function refuse(inputs: readonly (Shape | TensorType)[], run: Run, message: string): void {
  expect(() => typeOf(inputs, run)).toThrow(ShapeError)
  expect(() => typeOf(inputs, run)).toThrow(message)
}

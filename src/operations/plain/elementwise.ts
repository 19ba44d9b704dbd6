import type { Attributes, Operation } from '../operation.js'
import type { PlainType } from './kernel.js'
import { countElements, offsetsOf, pick, type PlainTensor, stridesOf } from './plain-tensor.js'

/** Applies the value of an elementwise operation at one point to all elements, with broadcasting. */
export function evaluateElementwise(
  scalar: NonNullable<Operation['scalar']>,
  inputs: readonly PlainTensor[],
  attributes: Attributes,
  { dtype, shape }: PlainType,
): PlainTensor {
  const operands = inputs.map((input) => broadcastData(input, shape))
  const data = new Float64Array(countElements(shape))
  const point: number[] = []
  for (let index = 0; index < data.length; index++) {
    for (let operand = 0; operand < operands.length; operand++) point[operand] = operands[operand]![index]!
    data[index] = scalar(point, attributes)
  }
  return { dtype, shape, data }
}

/** The elements of `x` repeated along axes of length 1 and absent leading axes. */
export function broadcastData(x: PlainTensor, shape: readonly number[]): Float64Array {
  if (x.data.length === countElements(shape)) return x.data
  const own = stridesOf(x.shape)
  const added = shape.length - x.shape.length
  const strides = shape.map((_, axis) => (axis < added || x.shape[axis - added] === 1 ? 0 : own[axis - added]!))
  return pick(x.data, offsetsOf(shape, strides))
}

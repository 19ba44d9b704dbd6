import type { AnyNode, Nested } from '../../src/definition/node.js'
import { isVariadic } from '../../src/definition/sockets.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import type { DType, TensorData } from '../../src/operations/types.js'
import { firstDtype } from './sample-inputs.js'

function dtypeOf({ inputs }: AnyNode, key: string): DType {
  const port = inputs[key]
  if (!port || port.kind === 'layer') throw new Error(`${key}: no tensor goes in there`)
  return firstDtype(port)
}

/** What an example writes for an input. A variadic port is given the list of what arrives at `x1`, `x2`, ... */
export function toInput(definition: AnyNode, key: string, nested: Nested): TensorData | readonly TensorData[] {
  const port = definition.inputs[key]
  const dtype = dtypeOf(definition, key)
  const isList = port !== undefined && isVariadic(port) && typeof nested !== 'number'
  return isList ? nested.map((item) => toTensor(item, dtype)) : toTensor(nested, dtype)
}

/** Nested lists as a tensor. */
export function toTensor(nested: Nested, dtype: DType): TensorData {
  const shape: number[] = []
  for (let level = nested; typeof level !== 'number'; level = level[0] ?? 0) shape.push(level.length)
  const flat = flatten(nested)
  const data = createTypedArray(dtype, flat.length)
  data.set(flat)
  return { dtype, shape, data }
}

function flatten(nested: Nested): readonly number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(flatten)
}

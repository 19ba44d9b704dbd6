import type { TensorPort } from '../../definition/port.js'
import type { SocketKind } from '../../definition/port.js'
import type { GraphNode } from '../../graph/graph.js'
import { createTypedArray } from '../../operations/source/constant.js'
import type { DType, TensorData, TypedArray } from '../../operations/types.js'

/** Numbers in lists, all lists of one level equally long: `[1, 2]`, `[[1, 2], [3, 4]]`. */
export type NumberList = readonly (number | NumberList)[]

/** A node that is handed on unapplied: what comes out of a port `layer`. */
export interface LayerValue {
  readonly layer: GraphNode
  /** The layers that it takes itself; absent for none. */
  readonly layers?: readonly LayerInput[]
}

/** An unapplied layer that arrived at a port. */
export interface LayerInput extends LayerValue {
  readonly port: string
}

/**
 * What travels between the nodes of somebody else's editor: plain values that nobody has to dispose of. Typed arrays are arrays of one
 * axis; a tensor says its dtype and shape.
 */
export type PlainValue = number | NumberList | TypedArray | Float64Array | TensorData | LayerValue

/** How a value was written: a result that follows it is written the same way. */
export type ValueForm = 'number' | 'list' | 'float32Array' | 'float64Array' | 'tensor'

/** The numbers of a value, whatever its form. */
export interface Numbers {
  readonly form: ValueForm
  /** Only a tensor says it. */
  readonly dtype: DType | null
  readonly shape: readonly number[]
  readonly data: Float64Array
}

/** A value that was read, or what is there instead of one. */
export type ReadValue = Numbers | LayerValue | { readonly received: string }

/** The kind of socket that a value of each form would come out of. */
export const kindOfForm: Readonly<Record<ValueForm, SocketKind>> = {
  number: 'number',
  list: 'array',
  float32Array: 'array',
  float64Array: 'array',
  tensor: 'tensor',
}

/** What a message says that a port takes. */
export const expectedValue = 'a number, an array of numbers or a tensor { dtype, shape, data }'

/** Reads what a node was handed. */
export function readValue(value: unknown): ReadValue {
  if (typeof value === 'number') return { form: 'number', dtype: null, shape: [], data: Float64Array.of(value) }
  if (isNumberArray(value)) return fromTypedArray(value)
  if (Array.isArray(value)) return fromList(value)
  if (typeof value !== 'object' || value === null)
    return { received: value === null || value === undefined ? String(value) : `a ${typeof value}` }
  if (isLayerValue(value)) return value
  return fromTensor(value)
}

function fromTypedArray(value: TypedArray | Float64Array): Numbers {
  const form = value instanceof Float64Array ? 'float64Array' : 'float32Array'
  return { form, dtype: null, shape: [value.length], data: Float64Array.from(value) }
}

function fromList(list: readonly unknown[]): ReadValue {
  const shape: number[] = []
  let items = list
  for (;;) {
    shape.push(shape.length === 0 ? items.length : items.length / shape.reduce((product, size) => product * size, 1))
    if (!items.some(Array.isArray)) break
    const lists = items.filter((item): item is readonly unknown[] => Array.isArray(item))
    const isEven = lists.length === items.length && lists.every((each) => each.length === lists[0]?.length)
    if (!isEven) return { received: 'an array of arrays of different lengths' }
    items = lists.flat()
  }
  const numbers = items.filter((item) => typeof item === 'number')
  if (numbers.length !== items.length) {
    const stranger = items.find((item) => typeof item !== 'number')
    return { received: `an array with ${stranger === null ? 'null' : `a ${typeof stranger}`} in it` }
  }
  return { form: 'list', dtype: null, shape, data: Float64Array.from(numbers) }
}

function fromTensor(value: object): ReadValue {
  const { dtype, shape, data }: { dtype?: unknown; shape?: unknown; data?: unknown } = value
  if (typeof data === 'function') return { received: 'a tensor of TensorFlow.js, which nobody would dispose of' }
  if (!isDType(dtype) || !isShape(shape) || !(isNumberArray(data) || Array.isArray(data))) {
    return { received: `an object with the keys ${Object.keys(value).join(', ') || '(none)'}` }
  }
  const count = shape.reduce((product, size) => product * size, 1)
  const numbers = Float64Array.from<unknown>(data, Number)
  if (numbers.length === count) return { form: 'tensor', dtype, shape, data: numbers }
  return { received: `a tensor [${shape.join(', ')}] with ${numbers.length} instead of ${count} elements` }
}

/** The dtype that the numbers have at a port: their own, else the first of float32 and the port's that can hold them. */
export function dtypeAt({ dtypes = ['float32'] }: Pick<TensorPort, 'dtypes'>, { dtype, data }: Numbers): DType {
  if (dtype !== null) return dtype
  if (dtypes.includes('float32')) return 'float32'
  if (dtypes.includes('int32') && data.every(Number.isInteger)) return 'int32'
  return dtypes.includes('bool') && data.every((value) => value === 0 || value === 1) ? 'bool' : 'float32'
}

/** A result in the form in which the value that it follows was written. */
export function writeValue(
  form: ValueForm,
  dtype: DType,
  shape: readonly number[],
  data: ArrayLike<number>,
): PlainValue {
  if (form === 'number' && shape.length === 0) return data[0] ?? NaN
  if (form === 'list') return toList(shape, Array.from(data))
  if (form === 'float32Array' && shape.length === 1) return toTypedArray(dtype, data)
  if (form === 'float64Array' && shape.length === 1) return Float64Array.from(data)
  return { dtype, shape, data: toTypedArray(dtype, data) }
}

/** The elements in the array that tensors of this dtype have. */
export function toTypedArray(dtype: DType, data: ArrayLike<number>): TypedArray {
  const array = createTypedArray(dtype, data.length)
  array.set(data)
  return array
}

function toList([length = 1, ...rest]: readonly number[], data: readonly number[]): NumberList {
  if (rest.length === 0) return data
  const size = data.length / Math.max(1, length)
  return Array.from({ length }, (_, index) => toList(rest, data.slice(index * size, (index + 1) * size)))
}

function isLayerValue(value: object): value is LayerValue {
  return 'layer' in value && typeof value.layer === 'object' && value.layer !== null && 'type' in value.layer
}

function isNumberArray(value: unknown): value is TypedArray | Float64Array {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array) &&
    !(value instanceof BigUint64Array)
  )
}

function isDType(value: unknown): value is DType {
  return value === 'float32' || value === 'int32' || value === 'bool'
}

function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isInteger(size) && Number(size) >= 0)
}

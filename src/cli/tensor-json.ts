import { isJsonObject } from '../definition/json.js'
import { quote } from '../definition/problem.js'
import { createTypedArray } from '../operations/source/constant.js'
import type { DType, TensorData } from '../operations/types.js'

/** A number as it stands in printed results: JSON knows no NaN and no infinity, so these are texts. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity'

/** `{ dtype, shape, data }` with `data` as one flat list in row-major order. */
export function tensorToJson({ dtype, shape, data }: TensorData): {
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly data: readonly JsonNumber[]
} {
  return { dtype, shape, data: Array.from(data, toJsonNumber) }
}

function toJsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
}

/**
 * A tensor from nested lists of numbers, or from what `tensorToJson` gives.
 * @throws Error in the form `at: expected ..., received ...`
 */
export function tensorFromJson(json: unknown, dtype: DType): TensorData {
  if (!isJsonObject(json)) {
    const shape = shapeOfLists(json)
    return fillTensor(dtype, shape, flatten(json, shape))
  }
  const { dtype: given = dtype, shape, data } = json
  if (given !== 'float32' && given !== 'int32' && given !== 'bool') {
    throw new Error(`dtype: expected float32, int32 or bool, received ${quote(given)}`)
  }
  if (
    !Array.isArray(shape) ||
    !shape.every((size) => typeof size === 'number' && Number.isInteger(size) && size >= 0)
  ) {
    throw new Error(`shape: expected a list of whole numbers, received ${quote(shape)}`)
  }
  if (!Array.isArray(data)) throw new Error(`data: expected a list of numbers, received ${quote(data)}`)
  return fillTensor(given, shape, data)
}

/** The lengths along the first elements; whether all lists agree shows when they are flattened. */
function shapeOfLists(json: unknown): number[] {
  const shape: number[] = []
  let inner = json
  while (Array.isArray(inner)) {
    shape.push(inner.length)
    inner = inner[0] as unknown
  }
  return shape
}

/** The numbers of nested lists, level by level so that every list is seen to have the length of its level. */
function flatten(json: unknown, shape: readonly number[]): readonly unknown[] {
  let level: readonly unknown[] = [json]
  for (const length of shape) {
    level = level.flatMap((item, index) => {
      if (Array.isArray(item) && item.length === length) return item as readonly unknown[]
      throw new Error(`data[${index}]: expected a list of ${length}, received ${quote(item)}`)
    })
  }
  return level
}

function fillTensor(dtype: DType, shape: readonly number[], values: readonly unknown[]): TensorData {
  const count = shape.reduce((product, size) => product * size, 1)
  if (values.length !== count) {
    throw new Error(`data: expected ${count} numbers for [${shape.join(', ')}], received ${values.length}`)
  }
  const data = createTypedArray(dtype, count)
  values.forEach((value, index) => {
    const number = typeof value === 'boolean' ? Number(value) : fromJsonNumber(value)
    const isFit =
      number !== null &&
      (dtype === 'float32' || (Number.isInteger(number) && (dtype !== 'bool' || number === 0 || number === 1)))
    if (!isFit) throw new Error(`data[${index}]: expected a ${dtype} number, received ${quote(value)}`)
    data[index] = number
  })
  return { dtype, shape, data }
}

function fromJsonNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : null
}

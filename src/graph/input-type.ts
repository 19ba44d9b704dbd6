import type { DType, TensorType } from '../operations/types.js'

const dtypes: ReadonlySet<unknown> = new Set(['float32', 'int32', 'bool'] satisfies DType[])

/**
 * What a node with the role `input` gives, from its parameters `shape` (without the batch axis, `null` for a length that is not
 * fixed) and `dtype`. Axes that are not fixed are named after the node and counted with the batch as 0: `[batch, words.1, 8]`.
 * @throws Error for a definition with that role but other parameters
 */
export function inputType(path: string, { shape, dtype }: Readonly<Record<string, unknown>>): TensorType {
  if (!Array.isArray(shape) || !isDType(dtype))
    throw new Error(`${path}: an input needs the parameters shape and dtype`)
  const sizes = shape.map((size: unknown, axis) => (typeof size === 'number' ? size : `${path}.${axis + 1}`))
  return { dtype, shape: ['batch', ...sizes] }
}

function isDType(value: unknown): value is DType {
  return dtypes.has(value)
}

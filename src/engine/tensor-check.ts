import { type Finding, problem } from '../definition/problem.js'
import { formatShape, isKnownShape, sizeOfShape } from '../operations/size.js'
import type { TensorData, TensorType } from '../operations/types.js'

/** `float32 [batch, 28, 28, 1]`. */
export function describeType({ dtype, shape }: TensorType): string {
  return `${dtype} ${formatShape(shape)}`
}

/** The lengths that names stand for in one run. */
export type Bindings = Map<string, number>

/**
 * Whether a tensor from outside is of a type whose lengths may be names; each name stands for one length throughout. Binds names that
 * are still free. `null` if it fits.
 */
export function checkTensor(at: string, expected: TensorType, tensor: TensorData, bindings: Bindings): Finding | null {
  const received = describeReceived(tensor)
  if (received !== null) return problem('shape', at, 'as many elements as its shape has', received)
  const isFit = tensor.dtype === expected.dtype && doesShapeFit(expected.shape, tensor.shape, bindings)
  if (isFit) return null
  const kind = tensor.dtype === expected.dtype ? 'shape' : 'dtype'
  const bound = expected.shape.map((size) => (typeof size === 'string' ? (bindings.get(size) ?? size) : size))
  return problem(kind, at, describeType({ ...expected, shape: bound }), describeType(tensor))
}

/** What is wrong with a tensor in itself: `null` if nothing is. */
function describeReceived({ dtype, shape, data }: TensorData): string | null {
  const isShape = shape.every((size) => Number.isSafeInteger(size) && size >= 0)
  if (isShape && sizeOfShape(shape) === data.length) return null
  return `${describeType({ dtype, shape })} with ${data.length} elements`
}

function doesShapeFit(expected: TensorType['shape'], received: readonly number[], bindings: Bindings): boolean {
  if (expected.length !== received.length) return false
  const found = new Map<string, number>()
  const isFit = expected.every((size, axis) => {
    const length = received[axis]!
    if (typeof size === 'number') return size === length
    const bound = bindings.get(size) ?? found.get(size)
    if (bound === undefined) found.set(size, length)
    return bound === undefined || bound === length
  })
  if (isFit) for (const [name, length] of found) bindings.set(name, length)
  return isFit
}

/** The type with lengths in place of names. @throws Error for a name that stands for nothing */
export function bindType({ dtype, shape }: TensorType, bindings: Bindings): TensorType {
  const bound = shape.map((size) => (typeof size === 'string' ? (bindings.get(size) ?? size) : size))
  if (!isKnownShape(bound)) throw new Error(`expected lengths in numbers, received ${describeType({ dtype, shape })}`)
  return { dtype, shape: bound }
}

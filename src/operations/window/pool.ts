import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape, TensorType } from '../types.js'
import {
  checkWindows,
  countWindows,
  type PaddingMode,
  type PerAxis,
  resolvePadding,
  toPerAxis,
  type Windows,
} from './windows.js'

export type PoolAttributes = Pick<Windows, 'size' | 'strides' | 'padding'>

/** How a person asks for pooling; strides are by default the size, padding is `valid`. */
export interface PoolOptions {
  readonly size: PerAxis
  readonly strides?: PerAxis
  readonly padding?: PaddingMode
}

/** How the window moves over x. */
export function poolWindows(attributes: PoolAttributes): Windows {
  return { ...attributes, dilation: attributes.size.map(() => 1) }
}

/** The type of pooled `[batch, ...spatial, channels]`. @throws ShapeError where it does not fit. */
export function pooledType(at: string, x: TensorType | undefined, attributes: PoolAttributes): TensorType {
  if (!x) throw new ShapeError(at, 'one operand', 'none')
  if (x.dtype !== 'float32') throw new ShapeError(at, 'float32', x.dtype)
  return { dtype: 'float32', shape: pooledShape(at, x.shape, attributes) }
}

/** The shape of pooled `[batch, ...spatial, channels]`. @throws ShapeError where it does not fit. */
export function pooledShape(at: string, shape: Shape, attributes: PoolAttributes): Shape {
  const rank = shape.length - 2
  if (rank < 1 || rank > 3) throw new ShapeError(at, 'x of rank 3, 4 or 5', formatShape(shape))
  const windows = poolWindows(attributes)
  checkWindows(at, rank, windows)
  if (windows.padding !== 'same') {
    const axis = windows.padding.findIndex((pair, i) => Math.max(...pair) >= windows.size[i]!)
    if (axis >= 0)
      throw new ShapeError(
        at,
        `less padding than the window along axis ${axis + 1}`,
        `[${windows.padding[axis]!.join(', ')}]`,
      )
  }
  return [shape[0]!, ...countWindows(at, shape.slice(1, -1), windows), shape.at(-1)!]
}

export const callPool =
  <V>(trace: Trace<V>, operation: Operation<PoolAttributes>) =>
  (x: V, { size, strides = size, padding = 'valid' }: PoolOptions): V => {
    const at = operation.name
    const { shape } = trace.typeOf(x)
    const rank = shape.length - 2
    const steps = { size: toPerAxis(at, 'a size', rank, size), strides: toPerAxis(at, 'strides', rank, strides) }
    const windows = { ...steps, dilation: steps.size.map(() => 1) }
    return applyOne(trace, operation, [x], {
      ...steps,
      padding: resolvePadding(at, shape.slice(1, -1), padding, windows),
    })
  }

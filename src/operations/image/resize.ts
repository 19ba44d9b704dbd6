import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { areShapesEqual, formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape } from '../types.js'

export type ResizeMethod = 'bilinear' | 'nearest'

export type ResizeAttributes = {
  readonly size: readonly [height: number, width: number]
  readonly method: ResizeMethod
}

/**
 * Images `[batch, height, width, channels]` at another size, as in Keras: pixel centres at half coordinates, edges repeated,
 * no smoothing when shrinking.
 */
export const resize: Operation<ResizeAttributes> = {
  name: 'resize',
  infer([x], { size }) {
    if (!x) throw new ShapeError('resize', 'one operand', 'none')
    if (x.dtype !== 'float32') throw new ShapeError('resize', 'float32', x.dtype)
    return [{ dtype: 'float32', shape: resizedShape('resize', x.shape, size) }]
  },
  partOf: (attributes) => attributes,
  gradient: gradientOfResult(({ x, dy, attributes: { method }, ops }) =>
    ops.apply(resizeGradient, [dy], { inputShape: ops.shapeOf(x), method }),
  ),
}

export type ResizeGradientAttributes = { readonly inputShape: Shape; readonly method: ResizeMethod }

/** The adjoint of resize: dy, the gradient of the resized images, gives `inputShape`. */
export const resizeGradient: Operation<ResizeGradientAttributes> = {
  name: 'resizeGradient',
  infer([dy], { inputShape }) {
    if (!dy) throw new ShapeError('resizeGradient', 'one operand', 'none')
    const expected = [inputShape[0]!, ...dy.shape.slice(1, 3), inputShape[3]!]
    if (inputShape.length !== 4 || !areShapesEqual(dy.shape, expected)) {
      throw new ShapeError('resizeGradient', formatShape(expected), formatShape(dy.shape))
    }
    return [{ dtype: 'float32', shape: inputShape }]
  },
  gradient: gradientOfResult(({ x, dy, attributes: { method }, ops }) => {
    const [, height, width] = ops.shapeOf(x)
    if (typeof height !== 'number' || typeof width !== 'number') {
      throw new ShapeError('resizeGradient', 'a known height and width', formatShape(ops.shapeOf(x)))
    }
    return ops.apply(resize, [dy], { size: [height, width], method })
  }),
}

function resizedShape(at: string, shape: Shape, [height, width]: ResizeAttributes['size']): Shape {
  if (shape.length !== 4) throw new ShapeError(at, 'images [batch, height, width, channels]', formatShape(shape))
  if (![height, width].every((length) => Number.isInteger(length) && length >= 1)) {
    throw new ShapeError(at, 'a height and a width of at least 1', formatShape([height, width]))
  }
  if (shape[1] === 0 || shape[2] === 0) throw new ShapeError(at, 'images of at least one pixel', formatShape(shape))
  return [shape[0]!, height, width, shape[3]!]
}

/** `method` is by default `bilinear`. */
export const callResize =
  <V>(trace: Trace<V>) =>
  (x: V, size: ResizeAttributes['size'], method: ResizeMethod = 'bilinear'): V =>
    applyOne(trace, resize, [x], { size, method })

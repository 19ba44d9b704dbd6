import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { areShapesEqual, formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape } from '../types.js'
import {
  checkFloats,
  type ConvolutionAttributes,
  convolutionCost,
  type ConvolutionOptions,
  convolutionShape,
  toConvolutionAttributes,
} from './convolution.js'

export type ConvolutionInputGradientAttributes = ConvolutionAttributes & { readonly inputShape: Shape }

const name = 'convolutionInputGradient'

/**
 * The adjoint of a convolution in its input, which is also the transposed convolution: dy `[batch, ...spatial, filters]` and
 * kernel `[...size, channels/groups, filters]` give `inputShape`, the shape of the convolution's x.
 */
export const convolutionInputGradient: Operation<ConvolutionInputGradientAttributes> = {
  name,
  infer([dy, kernel], { inputShape, ...attributes }) {
    if (!dy || !kernel) throw new ShapeError(name, 'two operands', 'fewer')
    checkFloats(name, dy, kernel)
    const expected = convolutionShape(name, inputShape, kernel.shape, attributes)
    if (!areShapesEqual(dy.shape, expected)) throw new ShapeError(name, formatShape(expected), formatShape(dy.shape))
    return [{ dtype: 'float32', shape: inputShape }]
  },
  cost: ([dy, kernel]) => convolutionCost(kernel?.shape, dy?.shape),
  partOf: (attributes, places) => ({ ...attributes, inputShape: [places, ...attributes.inputShape.slice(1)] }),
  gradient: gradientOfResult(({ x: dy, inputs, dy: gradient, attributes, wanted, ops }) => {
    const kernel = inputs[1]!
    return [
      wanted[0] ? ops.convolution(gradient, kernel, attributes) : null,
      wanted[1] ? ops.convolutionFilterGradient(gradient, dy, ops.shapeOf(kernel), attributes) : null,
    ]
  }),
}

export const callConvolutionInputGradient =
  <V>(trace: Trace<V>) =>
  (dy: V, kernel: V, inputShape: Shape, options: ConvolutionOptions = {}): V => {
    const attributes = toConvolutionAttributes(name, inputShape, trace.typeOf(kernel).shape, options)
    return applyOne(trace, convolutionInputGradient, [dy, kernel], { ...attributes, inputShape })
  }

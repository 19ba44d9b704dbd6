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

export type ConvolutionFilterGradientAttributes = ConvolutionAttributes & { readonly kernelShape: Shape }

const name = 'convolutionFilterGradient'

/** The adjoint of a convolution in its kernel: x and dy, the gradient of the result, give `kernelShape`. */
export const convolutionFilterGradient: Operation<ConvolutionFilterGradientAttributes> = {
  name,
  infer([x, dy], { kernelShape, ...attributes }) {
    if (!x || !dy) throw new ShapeError(name, 'two operands', 'fewer')
    checkFloats(name, x, dy)
    const expected = convolutionShape(name, x.shape, kernelShape, attributes)
    if (!areShapesEqual(dy.shape, expected)) throw new ShapeError(name, formatShape(expected), formatShape(dy.shape))
    return [{ dtype: 'float32', shape: kernelShape }]
  },
  cost: ([, dy], { kernelShape }) => convolutionCost(kernelShape, dy?.shape),
  gradient: gradientOfResult(({ x, inputs, dy: gradient, attributes, wanted, ops }) => [
    wanted[0] ? ops.convolutionInputGradient(inputs[1]!, gradient, ops.shapeOf(x), attributes) : null,
    wanted[1] ? ops.convolution(x, gradient, attributes) : null,
  ]),
}

export const callConvolutionFilterGradient =
  <V>(trace: Trace<V>) =>
  (x: V, dy: V, kernelShape: Shape, options: ConvolutionOptions = {}): V => {
    const attributes = toConvolutionAttributes(name, trace.typeOf(x).shape, kernelShape, options)
    return applyOne(trace, convolutionFilterGradient, [x, dy], { ...attributes, kernelShape })
  }

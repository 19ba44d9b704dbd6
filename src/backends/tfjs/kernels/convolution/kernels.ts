import * as tf from '@tensorflow/tfjs-core'
import { convolution } from '../../../../operations/window/convolution.js'
import { convolutionFilterGradient } from '../../../../operations/window/convolution-filter-gradient.js'
import { convolutionInputGradient } from '../../../../operations/window/convolution-input-gradient.js'
import { binary, type Kernel } from '../../kernel.js'
import { knownShape } from '../../shapes.js'
import { convolve } from './convolve.js'
import { convolutionFilterGradientOf } from './filter-gradient.js'
import { geometryOf } from './geometry.js'
import { convolutionInputGradientOf } from './input-gradient.js'

export const convolutionKernels: readonly Kernel[] = [
  binary(convolution, (x, kernel, attributes, backend) =>
    convolve(x, kernel, geometryOf(x.shape, kernel.shape, attributes), backend),
  ),
  binary(convolutionInputGradient, (dy, kernel, { inputShape, ...attributes }, backend) => {
    const shape = knownShape(inputShape)
    return convolutionInputGradientOf(dy, kernel, shape, geometryOf(shape, kernel.shape, attributes), backend)
  }),
  binary(convolutionFilterGradient, (x, dy, { kernelShape, ...attributes }, backend) => {
    const shape = knownShape(kernelShape)
    if (x.size === 0 || dy.size === 0) return tf.zeros(shape)
    return convolutionFilterGradientOf(x, dy, shape, geometryOf(x.shape, shape, attributes), backend)
  }),
]

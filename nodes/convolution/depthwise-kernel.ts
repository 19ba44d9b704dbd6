import type { Values } from '../../src/definition/param.js'
import { integer } from '../../src/definition/params/index.js'
import type { Weight } from '../../src/definition/weight.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape } from '../../src/operations/types.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { regularizer } from '../../src/weights/regularizer.js'

/** What a person may set about kernels that each see one channel alone. */
export const depthwiseParams = {
  depthMultiplier: integer({ default: 1, min: 1, doc: 'How many outputs each channel has.' }),
  depthwiseInitializer: initializer({ default: 'glorotUniform', doc: 'How the depthwise kernel starts.' }),
  depthwiseRegularizer: regularizer({ doc: 'A penalty on the depthwise kernel, added to the loss.' }),
  depthwiseConstraint: constraint({
    doc: 'A limit that the depthwise kernel is kept within after each training step.',
  }),
}

type DepthwiseValues = Values<typeof depthwiseParams> & {
  readonly kernelSize: readonly number[]
  readonly strides: readonly number[]
  readonly padding: 'valid' | 'same'
  readonly dilationRate: readonly number[]
}

/** The kernel `[...kernelSize, channels, depthMultiplier]` for `x` with its channels last. */
export function depthwiseWeight(x: Shape, params: DepthwiseValues): Weight {
  return {
    shape: [...params.kernelSize, x.at(-1) ?? 1, params.depthMultiplier],
    initializer: params.depthwiseInitializer,
    regularizer: params.depthwiseRegularizer,
    constraint: params.depthwiseConstraint,
  }
}

/** A convolution of each channel on its own: as many groups as there are channels. */
export function convolveDepthwise<V>(ops: Ops<V>, x: V, kernel: V, params: DepthwiseValues): V {
  const { kernelSize, strides, padding, dilationRate: dilation, depthMultiplier } = params
  // A kernel is made for as many channels as x has, so that their number is known.
  const channels = Number(ops.shapeOf(x).at(-1))
  const grouped = ops.reshape(kernel, [...kernelSize, 1, channels * depthMultiplier])
  return ops.convolution(x, grouped, { strides, padding, dilation, groups: channels })
}

import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { formatShape, multiplySizes, sizeOfShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape, TensorType } from '../types.js'
import {
  checkWindows,
  countWindows,
  knownLengths,
  type PaddingMode,
  type PerAxis,
  resolvePadding,
  toPerAxis,
  type Windows,
} from './windows.js'

export type ConvolutionAttributes = {
  readonly strides: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: Windows['padding']
  /** Input and output channels are cut into so many groups that do not see each other; a depthwise convolution has as many as channels. */
  readonly groups: number
}

/** How a person asks for a convolution; strides, dilation and groups are by default 1, padding is `valid`. */
export interface ConvolutionOptions {
  readonly strides?: PerAxis
  readonly dilation?: PerAxis
  readonly padding?: PaddingMode
  readonly groups?: number
}

/**
 * The convolution (cross-correlation) of neural networks over one, two or three spatial axes:
 * x `[batch, ...spatial, channels]` and kernel `[...size, channels/groups, filters]` give `[batch, ...spatial, filters]`.
 */
export const convolution: Operation<ConvolutionAttributes> = {
  name: 'convolution',
  infer: ([x, kernel], attributes) => {
    if (!x || !kernel) throw new ShapeError('convolution', 'two operands', 'fewer')
    checkFloats('convolution', x, kernel)
    return [{ dtype: 'float32', shape: convolutionShape('convolution', x.shape, kernel.shape, attributes) }]
  },
  cost: ([, kernel], _attributes, [y]) => convolutionCost(kernel?.shape, y?.shape),
  partOf: (attributes) => attributes,
  gradient: gradientOfResult(({ x, inputs, dy, attributes, wanted, ops }) => {
    const kernel = inputs[1]!
    return [
      wanted[0] ? ops.convolutionInputGradient(dy, kernel, ops.shapeOf(x), attributes) : null,
      wanted[1] ? ops.convolutionFilterGradient(x, dy, ops.shapeOf(kernel), attributes) : null,
    ]
  }),
}

/** @throws ShapeError for an operand that is not float32. */
export function checkFloats(at: string, ...types: readonly TensorType[]): void {
  const other = types.find(({ dtype }) => dtype !== 'float32')
  if (other) throw new ShapeError(at, 'float32', other.dtype)
}

/** How the kernel moves over x. */
export function kernelWindows(
  at: string,
  kernel: Shape,
  { strides, dilation, padding }: ConvolutionAttributes,
): Windows {
  return { size: knownLengths(at, kernel.slice(0, -2)), strides, dilation, padding }
}

/** The shape of a convolution's result. @throws ShapeError where x, kernel and attributes do not fit. */
export function convolutionShape(at: string, x: Shape, kernel: Shape, attributes: ConvolutionAttributes): Shape {
  const rank = x.length - 2
  if (rank < 1 || rank > 3) throw new ShapeError(at, 'x of rank 3, 4 or 5', formatShape(x))
  if (kernel.length !== x.length) throw new ShapeError(at, `a kernel of rank ${x.length}`, formatShape(kernel))
  const windows = kernelWindows(at, kernel, attributes)
  checkWindows(at, rank, windows)
  const [channels, filters] = kernel.slice(-2)
  const { groups } = attributes
  if (multiplySizes(channels!, groups) !== x.at(-1)) {
    const grouped = groups === 1 ? '' : ` in ${groups} groups of ${channels!}`
    throw new ShapeError(
      at,
      `${multiplySizes(channels!, groups)} channels${grouped}`,
      `${x.at(-1)!} of ${formatShape(x)}`,
    )
  }
  if (typeof filters === 'number' && filters % groups !== 0) {
    throw new ShapeError(at, `a number of filters that is divisible by ${groups} groups`, String(filters))
  }
  return [x[0]!, ...countWindows(at, x.slice(1, -1), windows), filters!]
}

/** Multiply-adds: each element of the result is a product with one filter. */
export function convolutionCost(kernel: Shape = [], y: Shape = []) {
  return multiplySizes(sizeOfShape(y), ...kernel.slice(0, -1))
}

/** The attributes of a convolution of `x` with `kernel`. */
export function toConvolutionAttributes(
  at: string,
  x: Shape,
  kernel: Shape,
  { strides = 1, dilation = 1, padding = 'valid', groups = 1 }: ConvolutionOptions,
): ConvolutionAttributes {
  const rank = x.length - 2
  const size = knownLengths(at, kernel.slice(0, -2))
  const steps = {
    strides: toPerAxis(at, 'strides', rank, strides),
    dilation: toPerAxis(at, 'a dilation', rank, dilation),
  }
  if (size.length !== rank) throw new ShapeError(at, `a kernel of rank ${x.length}`, formatShape(kernel))
  return { ...steps, padding: resolvePadding(at, x.slice(1, -1), padding, { size, ...steps }), groups }
}

export const callConvolution =
  <V>(trace: Trace<V>) =>
  (x: V, kernel: V, options: ConvolutionOptions = {}): V => {
    const shapes = [trace.typeOf(x).shape, trace.typeOf(kernel).shape] as const
    return applyOne(trace, convolution, [x, kernel], toConvolutionAttributes('convolution', ...shapes, options))
  }

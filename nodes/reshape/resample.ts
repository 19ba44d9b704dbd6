import { choice } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { multiplySizes } from '../../src/operations/size.js'

/** How pixels are made of their neighbours, with Keras' names. */
export const interpolations = {
  nearest: 'nearest',
  bilinear: 'bilinear',
  bicubic: 'bicubic',
  lanczos3: 'Lanczos, 3 wide',
  lanczos5: 'Lanczos, 5 wide',
}
type Interpolation = keyof typeof interpolations

/** The parameter `interpolation`. */
export function interpolation(initial: Interpolation, doc: string) {
  return choice({ default: initial, options: interpolations, doc })
}

/** Images `[batch, height, width, channels]` of a known height and width at another size; antialiased they are smoothed before they shrink. */
export function resample<V>(
  ops: Ops<V>,
  x: V,
  size: readonly [height: number, width: number],
  method: Interpolation,
  antialias = false,
): V {
  const [batch = 1, height = 1, width = 1, channels = 1] = ops.shapeOf(x)
  const from = [Number(height), Number(width)] as const
  const isShrinking = size[0] < from[0] || size[1] < from[1]
  // The others have no operation of their own: each axis is a product with a matrix.
  if (method === 'nearest' || (method === 'bilinear' && !(antialias && isShrinking))) return ops.resize(x, size, method)
  const [rows, columns] = size
  const matrix = (length: number, target: number) => {
    const data = interpolationMatrix(length, target, kernels[method], antialias)
    return ops.constant({ dtype: 'float32', shape: [target, length], data })
  }
  const tall =
    rows === height
      ? x
      : ops.matMul(matrix(from[0], rows), ops.reshape(x, [batch, height, multiplySizes(width, channels)]))
  if (columns === width) return ops.reshape(tall, [batch, rows, columns, channels])
  const wide = ops.matMul(matrix(from[1], columns), ops.reshape(tall, [multiplySizes(batch, rows), width, channels]))
  return ops.reshape(wide, [batch, rows, columns, channels])
}

/** The weight of a pixel at this distance from the place that is asked for. */
type Kernel = (distance: number) => number

const kernels: Readonly<Record<Exclude<Interpolation, 'nearest'>, Kernel>> = {
  bilinear: (x) => Math.max(0, 1 - x),
  /** Keys 1981, Cubic convolution interpolation for digital image processing, with a = −0.5. */
  bicubic: (x) => {
    if (x >= 2) return 0
    return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2
  },
  lanczos3: (x) => lanczos(x, 3),
  lanczos5: (x) => lanczos(x, 5),
}

function lanczos(x: number, radius: number): number {
  if (x > radius) return 0
  if (x <= 1e-3) return 1
  return (radius * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / radius)) / (Math.PI * x) ** 2
}

/** `[target, length]`, row-major: how much each pixel of a line counts in each of the new ones; together they count 1. */
function interpolationMatrix(length: number, target: number, kernel: Kernel, antialias: boolean): Float32Array {
  const step = length / target
  const stretch = antialias ? Math.max(step, 1) : 1
  const matrix = new Float32Array(target * length)
  for (let place = 0; place < target; place++) {
    const centre = (place + 0.5) * step - 0.5
    const weights = Array.from({ length }, (_, pixel) => kernel(Math.abs(centre - pixel) / stretch))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    matrix.set(weights.map((weight) => weight / total), place * length) // prettier-ignore
  }
  return matrix
}

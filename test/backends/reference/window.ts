import type { Shape } from '../../../src/operations/types.js'
import { paddingPairs, type Windows } from '../../../src/operations/window/windows.js'
import { accumulate, at, build, type Index, indicesOf, type Nd } from './nd.js'

type ConvolutionAttributes = Omit<Windows, 'size'> & { readonly groups: number }
type PoolAttributes = Omit<Windows, 'dilation'>

interface Term {
  readonly y: Index
  readonly x: Index
  readonly kernel: Index
}

/** Every product that a convolution sums: where its result, its x and its kernel element are. */
function termsOf(x: readonly number[], kernel: readonly number[], attributes: ConvolutionAttributes): Term[] {
  const size = kernel.slice(0, -2)
  const [channels, filters] = kernel.slice(-2)
  const { strides, dilation, groups } = attributes
  const padding = paddingPairs(x.slice(1, -1), { ...attributes, size })
  return indicesOf(convolvedShape(x, kernel, attributes)).flatMap((y) => {
    const group = Math.floor(y.at(-1)! / (filters! / groups))
    return indicesOf([...size, channels!]).map((offset) => {
      const spatial = size.map(
        (_, axis) => y[axis + 1]! * strides[axis]! + offset[axis]! * dilation[axis]! - padding[axis]![0],
      )
      const channel = offset.at(-1)!
      return { y, x: [y[0]!, ...spatial, group * channels! + channel], kernel: [...offset, y.at(-1)!] }
    })
  })
}

export function convolvedShape(
  x: readonly number[],
  kernel: readonly number[],
  attributes: ConvolutionAttributes,
): number[] {
  const size = kernel.slice(0, -2)
  const { strides, dilation } = attributes
  const padding = paddingPairs(x.slice(1, -1), { ...attributes, size })
  const spatial = size.map((length, axis) => {
    const room = x[axis + 1]! + padding[axis]![0] + padding[axis]![1] - ((length - 1) * dilation[axis]! + 1)
    return Math.floor(room / strides[axis]!) + 1
  })
  return [x[0]!, ...spatial, kernel.at(-1)!]
}

export function convolved([x, kernel]: readonly Nd[], attributes: ConvolutionAttributes): Nd {
  return accumulate(convolvedShape(x!.shape, kernel!.shape, attributes), (add) => {
    for (const term of termsOf(x!.shape, kernel!.shape, attributes))
      add(term.y, at(x!, term.x, 0) * at(kernel!, term.kernel))
  })
}

export function inputGradients(
  [dy, kernel]: readonly Nd[],
  attributes: ConvolutionAttributes & { readonly inputShape: Shape },
): Nd {
  const shape = attributes.inputShape.map(Number)
  return accumulate(shape, (add) => {
    for (const term of termsOf(shape, kernel!.shape, attributes))
      add(term.x, at(dy!, term.y) * at(kernel!, term.kernel))
  })
}

export function filterGradients(
  [x, dy]: readonly Nd[],
  attributes: ConvolutionAttributes & { readonly kernelShape: Shape },
): Nd {
  const shape = attributes.kernelShape.map(Number)
  return accumulate(shape, (add) => {
    for (const term of termsOf(x!.shape, shape, attributes)) add(term.kernel, at(x!, term.x, 0) * at(dy!, term.y))
  })
}

/** The indices of the real elements of the window of a pooled element, in row-major order. */
function windowOf(x: readonly number[], y: Index, attributes: PoolAttributes): Index[] {
  const { size, strides } = attributes
  const padding = paddingPairs(x.slice(1, -1), { ...attributes, dilation: size.map(() => 1) })
  return indicesOf(size)
    .map((offset) => [
      y[0]!,
      ...offset.map((o, axis) => y[axis + 1]! * strides[axis]! + o - padding[axis]![0]),
      y.at(-1)!,
    ])
    .filter((index) => index.every((i, axis) => i >= 0 && i < x[axis]!))
}

export function pooledShape(x: readonly number[], attributes: PoolAttributes): number[] {
  const { size } = attributes
  const kernel = [...size, 1, x.at(-1)!]
  return convolvedShape(x, kernel, { ...attributes, dilation: size.map(() => 1), groups: 1 })
}

export function greatestOfWindows([x]: readonly Nd[], attributes: PoolAttributes): Nd {
  return build(pooledShape(x!.shape, attributes), (y) =>
    Math.max(...windowOf(x!.shape, y, attributes).map((index) => at(x!, index))),
  )
}

export function greatestGradients([x, y, dy]: readonly Nd[], attributes: PoolAttributes): Nd {
  return accumulate(x!.shape, (add) => {
    for (const index of indicesOf(y!.shape)) {
      const first = windowOf(x!.shape, index, attributes).find((inside) => at(x!, inside) === at(y!, index))
      add(first!, at(dy!, index))
    }
  })
}

export function meansOfWindows([x]: readonly Nd[], attributes: PoolAttributes): Nd {
  return build(pooledShape(x!.shape, attributes), (y) => {
    const window = windowOf(x!.shape, y, attributes)
    return window.reduce((sum, index) => sum + at(x!, index), 0) / window.length
  })
}

export function meanGradients([dy]: readonly Nd[], attributes: PoolAttributes & { readonly inputShape: Shape }): Nd {
  const shape = attributes.inputShape.map(Number)
  return accumulate(shape, (add) => {
    for (const y of indicesOf(dy!.shape)) {
      const window = windowOf(shape, y, attributes)
      for (const index of window) add(index, at(dy!, y) / window.length)
    }
  })
}

import { at, build, type Index, indicesOf, type Nd } from './nd.js'

interface Reduction {
  readonly axes: readonly number[]
  readonly keepDims: boolean
}

const reduceBy =
  (reduce: (values: readonly number[]) => number) =>
  ([x]: readonly Nd[], { axes, keepDims }: Reduction): Nd => {
    const { shape } = x!
    const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    const inside = indicesOf(shape.map((size, axis) => (axes.includes(axis) ? size : 1)))
    const { values } = build(kept, (index) =>
      reduce(
        inside.map((offset) =>
          at(
            x!,
            index.map((i, axis) => i + offset[axis]!),
          ),
        ),
      ),
    )
    return { shape: keepDims ? kept : shape.filter((_, axis) => !axes.includes(axis)), values }
  }

export const sums = reduceBy((values) => values.reduce((sum, value) => sum + value, 0))
export const products = reduceBy((values) => values.reduce((product, value) => product * value, 1))
export const maxima = reduceBy((values) => Math.max(...values))
export const minima = reduceBy((values) => Math.min(...values))
export const anyTrue = reduceBy((values) => Number(values.some((value) => value !== 0)))
export const allTrue = reduceBy((values) => Number(values.every((value) => value !== 0)))

/** The elements along an axis through an index. */
function line(x: Nd, index: Index, axis: number): number[] {
  return Array.from({ length: x.shape[axis]! }, (_, i) => at(x, index.with(axis, i)))
}

export function argMaxima([x]: readonly Nd[], { axis }: { readonly axis: number }): Nd {
  return build(x!.shape.toSpliced(axis, 1), (index) => {
    const values = line(x!, index.toSpliced(axis, 0, 0), axis)
    return values.indexOf(Math.max(...values))
  })
}

export function softmaxOf([x]: readonly Nd[], { axis }: { readonly axis: number }): Nd {
  return build(x!.shape, (index) => Math.exp(logSoftmaxAt(x!, index, axis)))
}

export function logSoftmaxOf([x]: readonly Nd[], { axis }: { readonly axis: number }): Nd {
  return build(x!.shape, (index) => logSoftmaxAt(x!, index, axis))
}

function logSoftmaxAt(x: Nd, index: Index, axis: number): number {
  const values = line(x, index, axis)
  const greatest = Math.max(...values)
  const sum = values.reduce((total, value) => total + Math.exp(value - greatest), 0)
  return at(x, index) - greatest - Math.log(sum)
}

export function cumulativeSums(
  [x]: readonly Nd[],
  { axis, exclusive, reverse }: { readonly axis: number; readonly exclusive: boolean; readonly reverse: boolean },
): Nd {
  return build(x!.shape, (index) =>
    line(x!, index, axis).reduce((sum, value, i) => {
      const distance = reverse ? i - index[axis]! : index[axis]! - i
      return distance > 0 || (distance === 0 && !exclusive) ? sum + value : sum
    }, 0),
  )
}

import type { Shape } from '../../../src/operations/types.js'
import { broadcastIndex } from './elementwise.js'
import { accumulate, at, build, indicesOf, type Nd } from './nd.js'

const toNumbers = (shape: Shape) => shape.map(Number)

export function reshaped([x]: readonly Nd[], { shape }: { readonly shape: Shape }): Nd {
  return { shape: toNumbers(shape), values: x!.values }
}

export function broadcasted([x]: readonly Nd[], { shape }: { readonly shape: Shape }): Nd {
  return build(toNumbers(shape), (index) => at(x!, broadcastIndex(x!, index)))
}

export function transposed([x]: readonly Nd[], { permutation }: { readonly permutation: readonly number[] }): Nd {
  return build(
    permutation.map((axis) => x!.shape[axis]!),
    (index) =>
      at(
        x!,
        x!.shape.map((_, axis) => index[permutation.indexOf(axis)]!),
      ),
  )
}

export function padded(
  [x]: readonly Nd[],
  { padding, value }: { readonly padding: readonly Shape[]; readonly value: number },
): Nd {
  const shape = x!.shape.map((size, axis) => toNumbers(padding[axis]!).reduce((sum, amount) => sum + amount, size))
  return build(shape, (index) =>
    at(
      x!,
      index.map((i, axis) => i - Number(padding[axis]![0])),
      value,
    ),
  )
}

export function sliced(
  [x]: readonly Nd[],
  { begin, size, strides }: { readonly begin: Shape; readonly size: Shape; readonly strides: readonly number[] },
): Nd {
  return build(toNumbers(size), (index) =>
    at(
      x!,
      index.map((i, axis) => Number(begin[axis]) + i * strides[axis]!),
    ),
  )
}

export function reversed([x]: readonly Nd[], { axes }: { readonly axes: readonly number[] }): Nd {
  const { shape } = x!
  return build(shape, (index) =>
    at(
      x!,
      index.map((i, axis) => (axes.includes(axis) ? shape[axis]! - 1 - i : i)),
    ),
  )
}

export function concatenated(inputs: readonly Nd[], { axis }: { readonly axis: number }): Nd {
  const length = inputs.reduce((sum, { shape }) => sum + shape[axis]!, 0)
  return build(inputs[0]!.shape.with(axis, length), (index) => {
    let place = index[axis]!
    const input = inputs.find(({ shape }) => {
      if (place < shape[axis]!) return true
      place -= shape[axis]!
      return false
    })
    return at(input!, index.with(axis, place))
  })
}

export function gathered([x, indices]: readonly Nd[], { axis }: { readonly axis: number }): Nd {
  const rank = indices!.shape.length
  return build(x!.shape.toSpliced(axis, 1, ...indices!.shape), (index) =>
    at(x!, index.toSpliced(axis, rank, at(indices!, index.slice(axis, axis + rank)))),
  )
}

export function scattered([indices, updates]: readonly Nd[], { size }: { readonly size: Shape[number] }): Nd {
  const rank = indices!.shape.length
  return accumulate([Number(size), ...updates!.shape.slice(rank)], (add) => {
    for (const index of indicesOf(updates!.shape)) {
      add([at(indices!, index.slice(0, rank)), ...index.slice(rank)], at(updates!, index))
    }
  })
}

export function oneHots([indices]: readonly Nd[], { depth }: { readonly depth: number }): Nd {
  return build([...indices!.shape, depth], (index) => Number(at(indices!, index.slice(0, -1)) === index.at(-1)))
}

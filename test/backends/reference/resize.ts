import type { Shape } from '../../../src/operations/types.js'
import { accumulate, at, indicesOf, type Nd } from './nd.js'

type Method = 'bilinear' | 'nearest'

/** Which pixels of an axis make up one pixel of the resized axis, and their weights. */
function sourcesOf(place: number, from: number, to: number, method: Method): (readonly [number, number])[] {
  const inside = (index: number) => Math.min(Math.max(index, 0), from - 1)
  if (method === 'nearest') return [[inside(Math.floor(((place + 0.5) * from) / to)), 1]]
  const position = ((place + 0.5) * from) / to - 0.5
  const below = Math.floor(position)
  return [
    [inside(below), 1 - (position - below)],
    [inside(below + 1), position - below],
  ]
}

function forEachTerm(
  [, height, width]: readonly number[],
  [, outHeight, outWidth]: readonly number[],
  y: readonly number[],
  method: Method,
  visit: (x: readonly number[], weight: number) => void,
): void {
  for (const [row, a] of sourcesOf(y[1]!, height!, outHeight!, method)) {
    for (const [column, b] of sourcesOf(y[2]!, width!, outWidth!, method)) visit([y[0]!, row, column, y[3]!], a * b)
  }
}

export function resized(
  [x]: readonly Nd[],
  { size, method }: { readonly size: readonly [number, number]; readonly method: Method },
): Nd {
  const shape = [x!.shape[0]!, ...size, x!.shape[3]!]
  return accumulate(shape, (add) => {
    for (const y of indicesOf(shape)) {
      forEachTerm(x!.shape, shape, y, method, (index, weight) => add(y, weight * at(x!, index)))
    }
  })
}

export function resizeGradients(
  [dy]: readonly Nd[],
  { inputShape, method }: { readonly inputShape: Shape; readonly method: Method },
): Nd {
  const shape = inputShape.map(Number)
  return accumulate(shape, (add) => {
    for (const y of indicesOf(dy!.shape)) {
      forEachTerm(shape, dy!.shape, y, method, (index, weight) => add(index, weight * at(dy!, y)))
    }
  })
}

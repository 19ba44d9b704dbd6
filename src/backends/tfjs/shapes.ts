import { formatShape, isKnownShape } from '../../operations/size.js'
import type { Shape } from '../../operations/types.js'

/** How many elements a shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** The shape as numbers. @throws Error for a symbolic one: programs are specialized before they run. */
export function knownShape(shape: Shape): number[] {
  if (!isKnownShape(shape)) throw new Error(`expected a shape of numbers, received ${formatShape(shape)}`)
  return [...shape]
}

/** The shape with `sizes` in place of one axis. */
export function replaceAxis(shape: readonly number[], axis: number, ...sizes: readonly number[]): number[] {
  return [...shape.slice(0, axis), ...sizes, ...shape.slice(axis + 1)]
}

/**
 * The fewest axes with which operands broadcast to the same elements: axes of length 1 everywhere go, neighbours that
 * are repeated in the same operands become one. The GPU backends are wrong or unable beyond rank 4, and real operands
 * seldom need more than three axes.
 */
export function collapseBroadcast(...shapes: readonly (readonly number[])[]): number[][] {
  const rank = Math.max(...shapes.map((shape) => shape.length))
  const padded = shapes.map((shape) => [...Array.from({ length: rank - shape.length }, () => 1), ...shape])
  const collapsed: number[][] = shapes.map(() => [])
  let previous = ''
  for (let axis = 0; axis < rank; axis++) {
    const sizes = padded.map((shape) => shape[axis] ?? 1)
    if (sizes.every((size) => size === 1)) continue
    const pattern = sizes.map((size) => (size === 1 ? '1' : 'n')).join('')
    collapsed.forEach((shape, index) => {
      const size = sizes[index] ?? 1
      if (pattern === previous) shape[shape.length - 1] = size * (shape.at(-1) ?? 1)
      else shape.push(size)
    })
    previous = pattern
  }
  return collapsed
}

/**
 * Neighbouring axes merged wherever `isSame` says so of an axis and the one before it. Gives the axes of each group.
 */
export function groupAxes(rank: number, isSame: (axis: number) => boolean): number[][] {
  const groups: number[][] = []
  for (let axis = 0; axis < rank; axis++) {
    const last = groups.at(-1)
    if (last && isSame(axis)) last.push(axis)
    else groups.push([axis])
  }
  return groups
}

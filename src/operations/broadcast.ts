import { ShapeError } from './operation.js'
import { formatShape } from './size.js'
import type { Shape, Size } from './types.js'

/** The shape that operands are broadcast to, by NumPy's rules. @throws ShapeError where two lengths differ and neither is 1. */
export function broadcastShapes(at: string, shapes: readonly Shape[]): Shape {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length))
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1)
    const size: Size = sizes.find((candidate) => candidate !== 1) ?? 1
    if (sizes.some((candidate) => candidate !== 1 && candidate !== size)) {
      throw new ShapeError(at, 'operands that broadcast to one shape', shapes.map(formatShape).join(' and '))
    }
    return size
  })
}

/** The axes along which an operand of shape `from` is repeated to reach shape `to`: those that its gradient is summed over. */
export function broadcastAxes(from: Shape, to: Shape): readonly number[] {
  const added = to.length - from.length
  return to.flatMap((size, axis) => (axis < added || (from[axis - added] === 1 && size !== 1) ? [axis] : []))
}

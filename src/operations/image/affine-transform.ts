import type { Operand } from '../elementwise/binary.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import { formatShape } from '../size.js'

/**
 * Where a pixel of the result comes from: the pixel in row `v` and column `u` is the one of the input in row
 * `row[0] v + row[1] u + row[2]` and column `column[0] v + column[1] u + column[2]`. Each is a number, or a value `[batch]`.
 */
export interface AffineMap<V> {
  readonly row: readonly [Operand<V>, Operand<V>, Operand<V>]
  readonly column: readonly [Operand<V>, Operand<V>, Operand<V>]
}

/**
 * What stands beyond the edges of `a b c d`: `reflect` is `d c b a | a b c d | d c b a`, `wrap` is `a b c d | a b c d | a b c d`, `nearest` is
 * `a a a a | a b c d | d d d d`, and `constant` is the fill value.
 */
export type FillMode = 'reflect' | 'wrap' | 'nearest' | 'constant'

export interface AffineOptions {
  readonly fillMode: FillMode
  readonly fillValue: number
  readonly interpolation: 'bilinear' | 'nearest'
}

/** A pixel along one axis that a place is made of. All have the shape of the place. */
interface Tap<V> {
  readonly index: V
  /** `null` for 1. */
  readonly share: V | null
  /** Whether the fill value stands there; `null` for nowhere. */
  readonly isInside: V | null
}

/**
 * Images `[batch, height, width, channels]`, float32, each seen through its own affine map, as `keras.ops.image.affine_transform`
 * computes it with JAX. Height and width must be known. The gradient goes to the images, and to the map where it is bilinear.
 */
export function affineTransform<V>(ops: Ops<V>, x: V, map: AffineMap<V>, options: AffineOptions): V {
  const shape = ops.shapeOf(x)
  const [batch = 1, height, width, channels = 1] = shape
  if (typeof height !== 'number' || typeof width !== 'number') {
    throw new ShapeError('affineTransform', 'a known height and width', formatShape(shape))
  }
  const pixels = ops.reshape(x, [-1, channels])
  const first = ops.multiply(ops.reshape(ops.range(batch), [batch, 1, 1]), height * width)
  const rows = taps(ops, placesOf(ops, map.row, height, width), height, options)
  const columns = taps(ops, placesOf(ops, map.column, height, width), width, options)
  const parts = rows.flatMap((row) =>
    columns.map((column) => {
      const inImage = ops.cast(ops.add(ops.multiply(row.index, width), column.index), 'int32')
      const indices = ops.broadcastTo(ops.add(first, inImage), [batch, height, width])
      const isInside = row.isInside && column.isInside && ops.logicalAnd(row.isInside, column.isInside)
      const found = ops.gather(pixels, indices)
      const filled = isInside ? ops.select(ops.expandDims(isInside, -1), found, options.fillValue) : found
      const share = row.share && column.share && ops.multiply(row.share, column.share)
      return share ? ops.multiply(filled, ops.expandDims(share, -1)) : filled
    }),
  )
  return parts.reduce((sum, part) => ops.add(sum, part))
}

/** The rows, or columns, that the pixels of the result come from: `[batch or 1, height or 1, width or 1]`. */
function placesOf<V>(ops: Ops<V>, [byRow, byColumn, offset]: AffineMap<V>['row'], height: number, width: number): V {
  const along = (factor: Operand<V>, size: number, shape: readonly number[]) => {
    if (factor === 0) return null
    const place = ops.reshape(ops.cast(ops.range(size), 'float32'), shape)
    return factor === 1 ? place : ops.multiply(place, perImage(ops, factor))
  }
  const terms = [along(byRow, height, [1, height, 1]), along(byColumn, width, [1, 1, width])]
  return terms.reduce<V>((sum, term) => (term === null ? sum : ops.add(term, sum)), perImage(ops, offset))
}

/** A number, or a value `[batch]`, over rows and columns. */
function perImage<V>(ops: Ops<V>, value: Operand<V>): V {
  return typeof value === 'number' ? ops.fill([1, 1, 1], value) : ops.reshape(value, [-1, 1, 1])
}

function taps<V>(ops: Ops<V>, place: V, size: number, options: AffineOptions): readonly Tap<V>[] {
  if (options.interpolation === 'nearest') {
    // Halves are rounded away from zero, as JAX does.
    const rounded = ops.multiply(ops.sign(place), ops.floor(ops.add(ops.abs(place), 0.5)))
    return [{ share: null, ...within(ops, rounded, size, options.fillMode) }]
  }
  const low = ops.floor(place)
  const share = ops.subtract(place, low)
  return [
    { share: ops.subtract(1, share), ...within(ops, low, size, options.fillMode) },
    { share, ...within(ops, ops.add(low, 1), size, options.fillMode) },
  ]
}

/** A whole number as an index from 0 to `size - 1`. */
function within<V>(ops: Ops<V>, whole: V, size: number, fillMode: FillMode): Pick<Tap<V>, 'index' | 'isInside'> {
  if (fillMode === 'wrap') return { index: remainder(ops, whole, size), isInside: null }
  if (fillMode === 'reflect') {
    const there = remainder(ops, whole, 2 * size)
    return { index: ops.minimum(there, ops.subtract(2 * size - 1, there)), isInside: null }
  }
  const index = ops.clip(whole, 0, size - 1)
  return { index, isInside: fillMode === 'constant' ? ops.equal(index, whole) : null }
}

/** From 0 to `divisor - 1`. Half of one keeps an inexact quotient off the whole numbers. */
function remainder<V>(ops: Ops<V>, whole: V, divisor: number): V {
  const quotient = ops.floor(ops.divide(ops.add(whole, 0.5), divisor))
  return ops.subtract(whole, ops.multiply(quotient, divisor))
}

import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import { areShapesEqual, formatShape } from '../size.js'
import type { Size } from '../types.js'
import { type PoolAttributes, pooledShape, poolWindows } from './pool.js'
import { knownLengths, paddingPairs } from './windows.js'

/**
 * The gradient of maxPool from (x, y, dy): each element of dy goes to the first greatest element of its window in row-major
 * order, as in Keras. Linear in dy; how it depends on x and y has no gradient.
 */
export const maxPoolGradient: Operation<PoolAttributes> = {
  name: 'maxPoolGradient',
  infer([x, y, dy], attributes) {
    if (!x || !y || !dy) throw new ShapeError('maxPoolGradient', 'three operands', 'fewer')
    const expected = pooledShape('maxPoolGradient', x.shape, attributes)
    const other = [y, dy].find(({ shape }) => !areShapesEqual(shape, expected))
    if (other) throw new ShapeError('maxPoolGradient', formatShape(expected), formatShape(other.shape))
    return [x]
  },
  gradient: gradientOfResult(({ x, inputs, dy, attributes, wanted, ops }) => [
    null,
    null,
    wanted[2] ? pickGreatest(ops, x, inputs[1]!, dy, attributes) : null,
  ]),
}

/** From `values`, shaped as x, what stands where x has the greatest element of each window: the adjoint of maxPoolGradient in dy. */
function pickGreatest<V>(ops: Ops<V>, x: V, y: V, values: V, attributes: PoolAttributes): V {
  const spatial = knownLengths('maxPoolGradient', ops.shapeOf(x).slice(1, -1))
  const around = [[0, 0] as const, ...paddingPairs(spatial, poolWindows(attributes)), [0, 0] as const]
  const paddedX = ops.pad(x, around, -Infinity)
  const paddedValues = ops.pad(values, around)
  const strides = [1, ...attributes.strides, 1]
  let picked = ops.zerosLike(y)
  // From the last element of the window to the first, so that the first greatest one has the last word.
  for (const offset of offsetsOf(attributes.size).reverse()) {
    const begin: readonly Size[] = [0, ...offset, 0]
    const isGreatest = ops.equal(ops.slice(paddedX, begin, ops.shapeOf(y), strides), y)
    picked = ops.select(isGreatest, ops.slice(paddedValues, begin, ops.shapeOf(y), strides), picked)
  }
  return picked
}

/** The positions in a window, in row-major order. */
function offsetsOf(size: readonly number[]): (readonly number[])[] {
  return size
    .reduce<readonly number[][]>(
      (offsets, length) => offsets.flatMap((offset) => Array.from({ length }, (_, i) => [...offset, i])),
      [[]],
    )
    .slice()
}

import { range } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'

export type Range = readonly [lower: number, upper: number]

/** A range that a number is drawn from for each image, between -1 and 1; one number f stands for -f to f, as in Keras. */
export function factor(initial: Range, doc: string, isMinExcluded = false) {
  return range({
    default: initial,
    min: -1,
    max: 1,
    isMinExcluded,
    single: (value) => [-Math.abs(value), Math.abs(value)],
    doc: `${doc} Keras has no default.`,
  })
}

/** The lowest and the highest value that a pixel may have. */
export const valueRange = range({
  default: [0, 255],
  isAdvanced: true,
  doc: 'The lowest and the highest value of a pixel: 0 and 255, or 0 and 1 behind Rescaling. The result stays between them.',
})

/** A uniform number for each image of `x`: `[batch]`. */
export function drawBetween<V>(ops: Ops<V>, x: V, [lower, upper]: Range, purpose: string): V {
  const drawn = ops.random(ops.shapeOf(x).slice(0, 1), { purpose })
  return ops.add(ops.multiply(drawn, upper - lower), lower)
}

/** A value `[batch]` as one that repeats over the pixels and channels of images. */
export function perImage<V>(ops: Ops<V>, value: V): V {
  return ops.reshape(value, [-1, 1, 1, 1])
}

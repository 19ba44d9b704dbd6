import { gradientOfResult } from '../gradient.js'
import { keptShape, type ReductionAttributes } from './axes.js'

/** The gradient of a maximum or minimum: it goes to the elements that equal the result, in even parts. */
export const extremeGradient = gradientOfResult<ReductionAttributes>(({ x, y, dy, attributes: { axes }, ops }) => {
  const kept = keptShape(ops.shapeOf(x), axes)
  const isExtreme = ops.cast(ops.equal(x, ops.reshape(y, kept)), 'float32')
  const share = ops.divide(ops.reshape(dy, kept), ops.sum(isExtreme, axes, true))
  return [ops.multiply(isExtreme, share)]
})

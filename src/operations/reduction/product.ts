import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { keptShape, reducedType, type ReductionAttributes } from './axes.js'

/** The product over `axes`. */
export const product: Operation<ReductionAttributes> = {
  name: 'product',
  infer: ([x], attributes) => [reducedType('product', x, attributes, ['float32'])],
  // The product of the others is y / x; zeros are counted apart, since one zero leaves a slope at itself and two leave none.
  gradient: gradientOfResult(({ x, dy, attributes: { axes }, ops }) => {
    const isZero = ops.equal(x, 0)
    const zeros = ops.sum(ops.cast(isZero, 'float32'), axes, true)
    const nonZero = ops.select(isZero, 1, x)
    const rest = ops.product(nonZero, axes, true)
    const atZero = ops.select(ops.equal(zeros, 1), rest, 0)
    const elsewhere = ops.select(ops.equal(zeros, 0), ops.divide(rest, nonZero), 0)
    const slope = ops.select(isZero, atZero, elsewhere)
    return [ops.multiply(ops.reshape(dy, keptShape(ops.shapeOf(x), axes)), slope)]
  }),
}

import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import type { Shape } from '../types.js'
import { ShapeError } from '../operation.js'
import { areShapesEqual, formatShape } from '../size.js'
import { type PoolAttributes, pooledShape, pooledType } from './pool.js'

/** The mean of each window and channel; padding is not counted, as in Keras. */
export const averagePool: Operation<PoolAttributes> = {
  name: 'averagePool',
  infer: ([x], attributes) => [pooledType('averagePool', x, attributes)],
  partOf: (attributes) => attributes,
  gradient: gradientOfResult(({ x, dy, attributes, ops }) =>
    ops.apply(averagePoolGradient, [dy], { ...attributes, inputShape: ops.shapeOf(x) }),
  ),
}

export type AveragePoolGradientAttributes = PoolAttributes & { readonly inputShape: Shape }

/** The adjoint of averagePool: each element of dy is spread evenly over the elements of its window. */
export const averagePoolGradient: Operation<AveragePoolGradientAttributes> = {
  name: 'averagePoolGradient',
  infer([dy], { inputShape, ...attributes }) {
    if (!dy) throw new ShapeError('averagePoolGradient', 'one operand', 'none')
    const expected = pooledShape('averagePoolGradient', inputShape, attributes)
    if (!areShapesEqual(dy.shape, expected)) {
      throw new ShapeError('averagePoolGradient', formatShape(expected), formatShape(dy.shape))
    }
    return [{ dtype: 'float32', shape: inputShape }]
  },
  gradient: gradientOfResult(({ dy, attributes: { inputShape: _, ...attributes }, ops }) =>
    ops.apply(averagePool, [dy], attributes),
  ),
}

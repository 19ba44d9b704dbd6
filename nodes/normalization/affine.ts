import type { Values } from '../../src/definition/param.js'
import { number, toggle } from '../../src/definition/params/index.js'
import type { Weight } from '../../src/definition/weight.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape } from '../../src/operations/types.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { regularizer } from '../../src/weights/regularizer.js'

/** What is added to the variance before its root is taken, so that nothing is divided by zero. */
export function epsilon(initial: number, others: string) {
  return number({
    default: initial,
    min: 0,
    isAdvanced: true,
    doc: `What is added to the variance, so that nothing is divided by zero. ${others}`,
  })
}

/** The learnt factor and offset behind a normalization, with Keras' names and defaults. */
export const affineParams = {
  center: toggle({ default: true, doc: 'Whether a learnt offset, beta, is added.' }),
  scale: toggle({ default: true, doc: 'Whether it is multiplied by a learnt factor, gamma.' }),
  betaInitializer: initializer({ default: 'zeros', doc: 'How beta starts.' }),
  gammaInitializer: initializer({ default: 'ones', doc: 'How gamma starts.' }),
  betaRegularizer: regularizer({ doc: 'A penalty on beta, added to the loss.' }),
  gammaRegularizer: regularizer({ doc: 'A penalty on gamma, added to the loss.' }),
  betaConstraint: constraint({ doc: 'A limit that beta is kept within after each training step.' }),
  gammaConstraint: constraint({ doc: 'A limit that gamma is kept within after each training step.' }),
}

type AffineValues = Values<typeof affineParams>

/** gamma and beta of this shape, `null` where they are switched off. */
export function affineWeights(
  shape: Shape,
  params: AffineValues,
): { readonly gamma: Weight | null; readonly beta: Weight | null } {
  const { gammaInitializer, gammaRegularizer, gammaConstraint, betaInitializer, betaRegularizer, betaConstraint } =
    params
  const gamma = { initializer: gammaInitializer, regularizer: gammaRegularizer, constraint: gammaConstraint }
  const beta = { initializer: betaInitializer, regularizer: betaRegularizer, constraint: betaConstraint }
  return { gamma: params.scale ? { shape, ...gamma } : null, beta: params.center ? { shape, ...beta } : null }
}

/** `x · gamma + beta`, both with the axes of `shape`. */
export function applyAffine<V>(ops: Ops<V>, x: V, shape: Shape, gamma: V | null, beta: V | null): V {
  const scaled = gamma === null ? x : ops.multiply(x, ops.reshape(gamma, shape))
  return beta === null ? scaled : ops.add(scaled, ops.reshape(beta, shape))
}

/** `x` with mean 0 and variance 1 over `axes`. */
export function standardize<V>(ops: Ops<V>, x: V, axes: readonly number[], epsilon: number): V {
  const centred = ops.subtract(x, ops.mean(x, axes, true))
  const variance = ops.mean(ops.square(centred), axes, true)
  return ops.multiply(centred, ops.rsqrt(ops.add(variance, epsilon)))
}

/** Axes counted from the front, ascending. */
export function fromFront(axes: readonly number[], rank: number): readonly number[] {
  return axes.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b)
}

/** The shape with length 1 for all but these axes. */
export function keepOnly(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((size, axis) => (axes.includes(axis) ? size : 1))
}

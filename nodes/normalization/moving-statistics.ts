import type { Values } from '../../src/definition/param.js'
import { nullable, number, toggle } from '../../src/definition/params/index.js'
import type { Variant } from '../../src/definition/params/variant.js'
import type { Initializer, Weight, WeightValues } from '../../src/definition/weight.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape } from '../../src/operations/types.js'
import { initializer } from '../../src/weights/initializer.js'
import type { Moments } from './batch-moments.js'
import { epsilon } from './affine.js'

const momentum = (doc: string) => number({ default: 0.99, min: 0, max: 1, doc })
const clip = (name: string, doc: string, min?: number) =>
  nullable(
    number({ default: 1, isAdvanced: true, keras: `renorm_clipping.${name}`, ...(min !== undefined && { min }), doc }),
  )

/** How BatchNormalization follows the statistics of batches, with Keras' names and defaults. */
export const statisticsParams = {
  momentum: momentum(
    'How much of the moving statistics a training step keeps. PyTorch names the rest: its 0.1 is 0.9 here.',
  ),
  epsilon: epsilon(0.001, 'Keras: 0.001; PyTorch and ONNX: 0.00001.'),
  movingMeanInitializer: initializer({ default: 'zeros', doc: 'How the moving mean starts.' }),
  movingVarianceInitializer: initializer({ default: 'ones', doc: 'How the moving variance starts.' }),
  renorm: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether training, too, goes by moving statistics, so that small batches do as large ones (Ioffe 2017, arXiv:1702.03275).',
  }),
  renormRmin: clip('rmin', 'With renorm: the least factor r that corrects the scale of a batch; none: any.'),
  renormRmax: clip('rmax', 'With renorm: the greatest factor r; none: any.'),
  renormDmax: clip('dmax', 'With renorm: how far the offset d goes that corrects the mean of a batch; none: any.', 0),
  renormMomentum: {
    ...momentum('With renorm: how much of the statistics that training goes by a step keeps.'),
    isAdvanced: true,
  },
}

type StatisticsValues = Values<typeof statisticsParams>

/** The moving statistics of so many channels; with renorm the standard deviation, and those that training goes by. */
export function statisticsWeights(shape: Shape, params: StatisticsValues) {
  const { movingMeanInitializer, movingVarianceInitializer, renorm } = params
  const mean: Weight = { shape, initializer: movingMeanInitializer, isTrainable: false }
  const variance: Weight = { shape, initializer: movingVarianceInitializer, isTrainable: false }
  const stddev: Weight | null = renorm ? { ...variance, initializer: rootOf(movingVarianceInitializer) } : null
  return {
    ...{ moving_mean: mean, moving_variance: variance, moving_stddev: stddev },
    ...{ renorm_mean: renorm ? mean : null, renorm_stddev: stddev },
  }
}

type StatisticsWeights<V> = WeightValues<ReturnType<typeof statisticsWeights>, V>

/** Brings the moving statistics nearer to those of a batch; gives its normalized values, with renorm corrected by r and d. */
export function followBatch<V>(
  ops: Ops<V>,
  normalized: V,
  { mean: kept, variance: keptVariance }: Moments<V>,
  params: StatisticsValues,
  weights: StatisticsWeights<V>,
): V {
  const shape = ops.shapeOf(weights.moving_mean)
  const [mean, variance] = [ops.reshape(kept, shape), ops.reshape(keptVariance, shape)]
  const follow = (old: V, next: V, momentum: number) =>
    ops.add(ops.multiply(old, momentum), ops.multiply(next, 1 - momentum))
  const { momentum, renormMomentum } = params
  ops.update('moving_mean', follow(weights.moving_mean, mean, momentum))
  const { moving_stddev: movingStddev, renorm_mean: renormMean, renorm_stddev: renormStddev } = weights
  if (movingStddev === null || renormMean === null || renormStddev === null) {
    ops.update('moving_variance', follow(weights.moving_variance, variance, momentum))
    return normalized
  }
  const stddev = ops.sqrt(ops.add(variance, params.epsilon))
  const nextStddev = follow(movingStddev, stddev, momentum)
  ops.update('moving_stddev', nextStddev)
  ops.update('moving_variance', ops.relu(ops.subtract(ops.square(nextStddev), params.epsilon)))
  ops.update('renorm_mean', follow(renormMean, mean, renormMomentum))
  ops.update('renorm_stddev', follow(renormStddev, stddev, renormMomentum))
  // As in Keras it is kept from zero.
  const scale = ops.maximum(renormStddev, Math.sqrt(params.epsilon))
  const r = clipped(ops, ops.divide(stddev, scale), params.renormRmin, params.renormRmax)
  const limit = params.renormDmax
  const d = clipped(ops, ops.divide(ops.subtract(mean, renormMean), scale), limit === null ? null : -limit, limit)
  const along = (value: V) => ops.reshape(ops.stopGradient(value), ops.shapeOf(kept))
  return ops.add(ops.multiply(normalized, along(r)), along(d))
}

function clipped<V>(ops: Ops<V>, value: V, min: number | null, max: number | null): V {
  const raised = min === null ? value : ops.maximum(value, min)
  return max === null ? raised : ops.minimum(raised, max)
}

/** The square roots of what an initializer gives. */
function rootOf({ option, params }: Variant<Initializer>): Variant<Initializer> {
  return {
    option: {
      ...option,
      // Weights are made anew when the name of their initializer changes.
      type: `rootOf${option.type}`,
      values: (...request) => option.values(...request).map(Math.sqrt),
    },
    params,
  }
}

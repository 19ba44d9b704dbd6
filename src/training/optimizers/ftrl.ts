import { number } from '../../definition/params/index.js'
import { defineOptimizer, readSlot } from './optimizer.js'
import { learningRate } from './params.js'

const strength = (doc: string) => number({ default: 0, min: 0, doc })

/** McMahan et al. 2013, https://research.google.com/pubs/archive/41159.pdf */
export const ftrl = defineOptimizer({
  type: 'ftrl',
  label: 'FTRL',
  keras: 'Ftrl',
  doc: 'Follow the regularized leader: for linear models over very many rare features, of which it sets most to 0.',
  params: {
    learningRate: learningRate(),
    learningRatePower: number({
      default: -0.5,
      max: 0,
      isAdvanced: true,
      doc: 'How steps shrink with the sum of squared gradients; 0 keeps them as they are.',
    }),
    initialAccumulatorValue: number({
      default: 0.1,
      min: 0,
      isAdvanced: true,
      doc: 'Where the sum of squared gradients begins.',
    }),
    l1RegularizationStrength: strength('Pulls weights to exactly 0.'),
    l2RegularizationStrength: strength('Pulls weights towards 0.'),
    l2ShrinkageRegularizationStrength: strength('Adds this share of the weights, twice, to their gradients.'),
    beta: number({
      default: 0,
      isAdvanced: true,
      doc: 'Pulls weights towards 0, the more the smaller the learning rate.',
    }),
  },
  slots: ({ initialAccumulatorValue }) => ({
    accumulator: { shape: 'weight', initial: initialAccumulatorValue },
    linear: { shape: 'weight', initial: 0 },
  }),
  update(step, params, ops) {
    const { weight, learningRate } = step
    const { learningRatePower, l1RegularizationStrength: l1, l2RegularizationStrength: l2, beta } = params
    const past = readSlot(step, 'accumulator')
    const accumulator = ops.add(past, ops.square(step.gradient))
    // A root is exact where a GPU's power is not.
    const powerOf = (sum: typeof weight) =>
      learningRatePower === -0.5 ? ops.sqrt(sum) : ops.power(sum, -learningRatePower)
    const shrinkage = ops.multiply(weight, 2 * params.l2ShrinkageRegularizationStrength)
    const growth = ops.divide(ops.subtract(powerOf(accumulator), powerOf(past)), learningRate)
    const pull = ops.subtract(ops.add(step.gradient, shrinkage), ops.multiply(growth, weight))
    const linear = ops.add(readSlot(step, 'linear'), pull)
    const l2AndBeta = ops.add(ops.divide(beta, ops.multiply(learningRate, 2)), l2)
    const quadratic = ops.add(ops.divide(powerOf(accumulator), learningRate), ops.multiply(l2AndBeta, 2))
    const beyond = ops.subtract(ops.clip(linear, -l1, l1), linear)
    return { weight: ops.divide(beyond, quadratic), slots: { accumulator, linear } }
  },
})

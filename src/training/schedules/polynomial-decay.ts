import { number, toggle } from '../../definition/params/index.js'
import { decayLength, decaySteps, leastRate } from './params.js'
import { defineSchedule } from './schedule.js'

/** https://keras.io/api/optimizers/learning_rate_schedules/polynomial_decay/ */
export const polynomialDecay = defineSchedule({
  type: 'polynomialDecay',
  label: 'polynomial',
  keras: 'PolynomialDecay',
  doc: 'Falls to an end rate along a straight line, or a power of it: (η − end)(1 − step / decaySteps)^power + end.',
  params: {
    decaySteps,
    endLearningRate: leastRate(0.0001, 'The rate at the end.'),
    power: number({ default: 1, min: 0, doc: 'The power; 1 is a straight line.' }),
    cycle: toggle({
      default: false,
      doc: 'Whether it begins anew, with twice, three times, ... the updates, instead of staying at the end.',
    }),
  },
  learningRate(moment, { decaySteps, endLearningRate, power, cycle }) {
    const { base, step } = moment
    const length = decayLength(moment, decaySteps)
    const cycles = cycle ? Math.max(1, Math.ceil(step / length)) : 1
    const progress = Math.min(1, step / (length * cycles))
    return (base - endLearningRate) * (1 - progress) ** power + endLearningRate
  },
})

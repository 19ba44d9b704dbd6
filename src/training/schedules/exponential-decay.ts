import { number } from '../../definition/params/index.js'
import { decayLength, decaySteps, staircase } from './params.js'
import { defineSchedule } from './schedule.js'

/** https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/ */
export const exponentialDecay = defineSchedule({
  type: 'exponentialDecay',
  label: 'exponential',
  keras: 'ExponentialDecay',
  doc: 'Falls by the same factor in equal times: η · rate^(step / decaySteps).',
  params: {
    decaySteps,
    decayRate: number({
      default: 0.1,
      min: 0,
      doc: 'What the rate has been multiplied by when the decay’s updates are over.',
    }),
    staircase,
  },
  learningRate(moment, { decaySteps, decayRate, staircase }) {
    const progress = moment.step / decayLength(moment, decaySteps)
    return moment.base * decayRate ** (staircase ? Math.floor(progress) : progress)
  },
})

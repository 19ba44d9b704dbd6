import { number } from '../../definition/params/index.js'
import { decayLength, decaySteps, staircase } from './params.js'
import { defineSchedule } from './schedule.js'

/** https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/ */
export const inverseTimeDecay = defineSchedule({
  type: 'inverseTimeDecay',
  label: 'inverse time',
  keras: 'InverseTimeDecay',
  doc: 'Falls fast at first and then ever more slowly: η / (1 + rate · step / decaySteps).',
  params: {
    decaySteps,
    decayRate: number({
      default: 1,
      min: 0,
      doc: 'How fast it falls; with 1 it is one half when the decay’s updates are over.',
    }),
    staircase,
  },
  learningRate(moment, { decaySteps, decayRate, staircase }) {
    const progress = moment.step / decayLength(moment, decaySteps)
    return moment.base / (1 + decayRate * (staircase ? Math.floor(progress) : progress))
  },
})

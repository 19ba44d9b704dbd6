import { integer, number } from '../../definition/params/index.js'
import { defineSchedule } from './schedule.js'

/** Goyal et al. 2017, arXiv:1706.02677, section 2.2 */
export const warmUp = defineSchedule({
  type: 'warmUp',
  label: 'warm-up',
  keras: null,
  doc: 'Rises along a straight line to the optimizer’s rate and stays there.',
  params: {
    warmupSteps: integer({ default: 100, min: 1, doc: 'How many updates the rise takes.' }),
    startFactor: number({ default: 0, min: 0, max: 1, keras: null, doc: 'The share of the rate that it begins with.' }),
  },
  learningRate: ({ base, step }, { warmupSteps, startFactor }) =>
    base * (startFactor + (1 - startFactor) * Math.min(1, step / warmupSteps)),
})

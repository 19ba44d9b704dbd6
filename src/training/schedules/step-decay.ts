import { integer, number } from '../../definition/params/index.js'
import { defineSchedule } from './schedule.js'

/** The usual use of Keras' `PiecewiseConstantDecay`, told by epochs. */
export const stepDecay = defineSchedule({
  type: 'stepDecay',
  label: 'steps',
  keras: 'PiecewiseConstantDecay',
  doc: 'Multiplies the rate by a factor after every so many epochs.',
  params: {
    factor: number({ default: 0.5, min: 0, keras: null, doc: 'What the rate is multiplied by.' }),
    epochs: integer({ default: 10, min: 1, keras: null, doc: 'How many epochs go by between two changes.' }),
  },
  learningRate: ({ base, epoch }, { factor, epochs }) => base * factor ** Math.floor(epoch / epochs),
})

import { defineSchedule } from './schedule.js'

export const constant = defineSchedule({
  type: 'constant',
  label: 'constant',
  keras: null,
  doc: 'The learning rate stays as it is.',
  params: {},
  learningRate: ({ base }) => base,
})

import { pooling } from './pooling.js'

export const maxPooling1d = pooling({
  kind: 'Max',
  rank: 1,
  doc: {
    summary: 'The greatest value of each window and channel of sequences.',
    use: 'Behind convolutions: makes the sequence shorter and what was found less dependent on its exact moment.',
  },
})

import { pooling } from './pooling.js'

export const averagePooling1d = pooling({
  kind: 'Average',
  rank: 1,
  doc: {
    summary: 'The mean of each window and channel of sequences.',
    use: 'Makes the sequence shorter without letting single values decide, as max pooling does.',
  },
})

import { pooling } from './pooling.js'

export const averagePooling3d = pooling({
  kind: 'Average',
  rank: 3,
  doc: {
    summary: 'The mean of each window and channel of volumes.',
    use: 'Makes the volume smaller without letting single values decide, as max pooling does.',
  },
})

import { pooling } from './pooling.js'

export const averagePooling2d = pooling({
  kind: 'Average',
  rank: 2,
  doc: {
    summary: 'The mean of each window and channel of images.',
    use: 'Makes the image smaller without letting single values decide, as max pooling does.',
  },
})

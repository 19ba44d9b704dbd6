import { pooling } from './pooling.js'

export const maxPooling2d = pooling({
  kind: 'Max',
  rank: 2,
  doc: {
    summary: 'The greatest value of each window and channel of images.',
    use: 'Behind convolutions: makes the image smaller and what was found less dependent on its exact place.',
  },
})

import { pooling } from './pooling.js'

export const maxPooling3d = pooling({
  kind: 'Max',
  rank: 3,
  doc: {
    summary: 'The greatest value of each window and channel of volumes.',
    use: 'Behind convolutions: makes the volume smaller and what was found less dependent on its exact place.',
  },
})

import { globalPooling } from './global-pooling.js'

export const globalAveragePooling3d = globalPooling({
  kind: 'Average',
  rank: 3,
  doc: {
    summary: 'The mean of each channel of volumes.',
    use: 'Before the last Dense layer, in place of Flatten: far fewer weights, and volumes of any size.',
  },
})

import { globalPooling } from './global-pooling.js'

export const globalAveragePooling2d = globalPooling({
  kind: 'Average',
  rank: 2,
  doc: {
    summary: 'The mean of each channel of images.',
    use: 'Before the last Dense layer, in place of Flatten: far fewer weights, and images of any size.',
  },
})

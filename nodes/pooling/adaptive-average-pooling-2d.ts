import { adaptivePooling } from './adaptive-pooling.js'

export const adaptiveAveragePooling2d = adaptivePooling({
  kind: 'Average',
  rank: 2,
  doc: {
    summary: 'The mean of each of as many windows as are wanted, in images of any size.',
    use: 'Before layers that need a fixed size, where inputs differ in size.',
  },
})

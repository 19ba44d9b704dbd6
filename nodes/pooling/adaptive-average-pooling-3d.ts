import { adaptivePooling } from './adaptive-pooling.js'

export const adaptiveAveragePooling3d = adaptivePooling({
  kind: 'Average',
  rank: 3,
  doc: {
    summary: 'The mean of each of as many windows as are wanted, in volumes of any size.',
    use: 'Before layers that need a fixed size, where inputs differ in size.',
  },
})

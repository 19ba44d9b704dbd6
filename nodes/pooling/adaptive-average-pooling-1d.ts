import { adaptivePooling } from './adaptive-pooling.js'

export const adaptiveAveragePooling1d = adaptivePooling({
  kind: 'Average',
  rank: 1,
  doc: {
    summary: 'The mean of each of as many windows as are wanted, in sequences of any size.',
    use: 'Before layers that need a fixed size, where inputs differ in size.',
  },
})

import { adaptivePooling } from './adaptive-pooling.js'

export const adaptiveMaxPooling1d = adaptivePooling({
  kind: 'Max',
  rank: 1,
  doc: {
    summary: 'The greatest value of each of as many windows as are wanted, in sequences of any size.',
    use: 'Before layers that need a fixed size, where inputs differ in size.',
  },
})

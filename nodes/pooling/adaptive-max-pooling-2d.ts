import { adaptivePooling } from './adaptive-pooling.js'

export const adaptiveMaxPooling2d = adaptivePooling({
  kind: 'Max',
  rank: 2,
  doc: {
    summary: 'The greatest value of each of as many windows as are wanted, in images of any size.',
    use: 'Before layers that need a fixed size, where inputs differ in size.',
  },
})

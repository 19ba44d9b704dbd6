import { adaptivePooling } from './adaptive-pooling.js'

export const adaptiveMaxPooling3d = adaptivePooling({
  kind: 'Max',
  rank: 3,
  doc: {
    summary: 'The greatest value of each of as many windows as are wanted, in volumes of any size.',
    use: 'Before layers that need a fixed size, where inputs differ in size.',
  },
})

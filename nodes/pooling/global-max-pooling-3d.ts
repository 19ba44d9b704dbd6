import { globalPooling } from './global-pooling.js'

export const globalMaxPooling3d = globalPooling({
  kind: 'Max',
  rank: 3,
  doc: {
    summary: 'The greatest value of each channel of volumes.',
    use: 'Before the last Dense layers: says whether something was found anywhere; takes volumes of any size.',
  },
})

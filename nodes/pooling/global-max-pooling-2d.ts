import { globalPooling } from './global-pooling.js'

export const globalMaxPooling2d = globalPooling({
  kind: 'Max',
  rank: 2,
  doc: {
    summary: 'The greatest value of each channel of images.',
    use: 'Before the last Dense layers: says whether something was found anywhere; takes images of any size.',
  },
})

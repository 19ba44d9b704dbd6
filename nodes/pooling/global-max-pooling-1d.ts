import { globalPooling } from './global-pooling.js'

export const globalMaxPooling1d = globalPooling({
  kind: 'Max',
  rank: 1,
  doc: {
    summary: 'The greatest value of each channel of sequences.',
    use: 'Before the last Dense layers: says whether something was found anywhere; takes sequences of any size.',
  },
})

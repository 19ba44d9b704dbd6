import { spatialDropout } from './spatial-dropout.js'

export const spatialDropout1d = spatialDropout(
  1,
  'In training, sets random channels of sequences to zero and enlarges the others, so that their mean stays.',
)

import { spatialDropout } from './spatial-dropout.js'

export const spatialDropout3d = spatialDropout(
  3,
  'In training, sets random channels of volumes to zero and enlarges the others, so that their mean stays.',
)

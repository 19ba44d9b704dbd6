import { spatialDropout } from './spatial-dropout.js'

export const spatialDropout2d = spatialDropout(
  2,
  'In training, sets random channels of images to zero and enlarges the others, so that their mean stays.',
)

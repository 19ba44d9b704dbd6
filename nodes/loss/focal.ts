import { number } from '../../src/definition/params/index.js'

/** The parameters of focal losses (Lin et al. 2017, arXiv:1708.02002). */
export const focalParams = {
  alpha: number({
    default: 0.25,
    min: 0,
    max: 1,
    step: 0.05,
    doc: 'The weight of the classes, or of the positive one.',
  }),
  gamma: number({
    default: 2,
    min: 0,
    step: 0.5,
    doc: 'How strongly what is right already is passed over: 0 is plain cross-entropy. Below 1 the slope is infinite where the prediction is right.',
  }),
}

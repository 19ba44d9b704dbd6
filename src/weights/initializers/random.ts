import { number } from '../../definition/params/index.js'
import type { Param, Params } from '../../definition/param.js'
import type { Initializer } from '../../definition/weight.js'
import { draw } from '../draw.js'

export interface NormalParams extends Params {
  readonly mean: Param<number>
  readonly stddev: Param<number>
}

const mean = number({ default: 0, doc: 'The mean of the numbers.' })
const standardDeviation = (doc: string) => number({ default: 0.05, min: 0, doc })

export const randomNormal: Initializer<NormalParams> = {
  type: 'randomNormal',
  label: 'random normal',
  keras: 'RandomNormal',
  doc: 'Normally distributed, whatever the shape of the weight.',
  params: { mean, stddev: standardDeviation('The standard deviation of the numbers.') },
  values: (shape, { mean, stddev }, stream) => draw(shape, () => mean + stddev * stream.normal()),
}

export const randomUniform: Initializer<{ minval: Param<number>; maxval: Param<number> }> = {
  type: 'randomUniform',
  label: 'random uniform',
  keras: 'RandomUniform',
  doc: 'Evenly spread between two bounds, whatever the shape of the weight.',
  params: {
    minval: number({ default: -0.05, doc: 'The lower bound, which may occur.' }),
    maxval: number({ default: 0.05, doc: 'The upper bound, which does not occur.' }),
  },
  values: (shape, { minval, maxval }, stream) => draw(shape, () => minval + (maxval - minval) * stream.uniform()),
}

export const truncatedNormal: Initializer<NormalParams> = {
  type: 'truncatedNormal',
  label: 'truncated normal',
  keras: 'TruncatedNormal',
  doc: 'Normally distributed, without what lies more than two standard deviations from the mean.',
  params: {
    mean,
    stddev: standardDeviation('The standard deviation before truncation; that of the numbers is 0.88 times as large.'),
  },
  values: (shape, { mean, stddev }, stream) => draw(shape, () => mean + stddev * stream.truncatedNormal()),
}

import { constant, identity, ones, zeros } from './constant.js'
import { orthogonal } from './orthogonal.js'
import { randomNormal, randomUniform, truncatedNormal } from './random.js'
import {
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  varianceScaling,
} from './variance-scaling.js'

/** Keras' initializers by their names in JSON, in the order of the enum. */
export const initializers = {
  zeros,
  ones,
  constant,
  identity,
  glorotUniform,
  glorotNormal,
  heUniform,
  heNormal,
  lecunUniform,
  lecunNormal,
  orthogonal,
  randomNormal,
  randomUniform,
  truncatedNormal,
  varianceScaling,
}

export type InitializerName = keyof typeof initializers

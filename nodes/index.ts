// Written from the folders beside it (config/nodes-index.ts): do not edit.
import type { AnyNode } from '../src/definition/node.js'
import { dense } from './core/dense.js'
import { elu } from './activation/elu.js'
import { exponential } from './activation/exponential.js'
import { gelu } from './activation/gelu.js'
import { hardSigmoid } from './activation/hard-sigmoid.js'
import { leakyRelu } from './activation/leaky-relu.js'
import { linear } from './activation/linear.js'
import { relu } from './activation/relu.js'
import { selu } from './activation/selu.js'
import { sigmoid } from './activation/sigmoid.js'
import { softmax } from './activation/softmax.js'
import { softplus } from './activation/softplus.js'
import { softsign } from './activation/softsign.js'
import { swish } from './activation/swish.js'
import { tanh } from './activation/tanh.js'
import { thresholdedRelu } from './activation/thresholded-relu.js'

export {
  dense,
  elu,
  exponential,
  gelu,
  hardSigmoid,
  leakyRelu,
  linear,
  relu,
  selu,
  sigmoid,
  softmax,
  softplus,
  softsign,
  swish,
  tanh,
  thresholdedRelu,
}

/** Every node, in the order of the palette: category by category, then by file name. */
export const nodes: readonly AnyNode[] = [
  dense,
  elu,
  exponential,
  gelu,
  hardSigmoid,
  leakyRelu,
  linear,
  relu,
  selu,
  sigmoid,
  softmax,
  softplus,
  softsign,
  swish,
  tanh,
  thresholdedRelu,
]

import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'
import { hint } from '../../src/definition/problem.js'
import { activationOf } from '../activation/self-normalizing.js'
import { checkNoiseShape, concreteNoiseShape, noiseShape } from './noise.js'

export const dropout = defineNode({
  type: 'Dropout',
  category: 'regularization',
  doc: {
    summary: 'In training, sets random elements to zero and enlarges the others, so that their mean stays.',
    formula: 'y = x / (1 − rate) where kept, 0 elsewhere; in inference y = x',
    use: 'Against overfitting, between layers. Behind selu use AlphaDropout.',
    source: 'Srivastava et al. 2014, Dropout: A Simple Way to Prevent Neural Networks from Overfitting',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' } },
  params: {
    rate: number({
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      slider: [0, 1],
      doc: 'How likely an element becomes zero. Keras has no default.',
    }),
    noiseShape,
    mode: layerParams.mode,
  },
  *check({ x }, { rate, noiseShape }, context) {
    yield* checkNoiseShape(x.shape, noiseShape)
    if (activationOf(context?.producer('x') ?? null) !== 'selu') return
    yield hint('x', 'AlphaDropout behind selu: it keeps mean 0 and variance 1', 'Dropout', [
      { do: 'replaceNode', label: 'Make it AlphaDropout', type: 'AlphaDropout', params: { rate } },
    ])
  },
  run: ({ x }, { rate, noiseShape }, _weights, ops) => {
    if (ops.mode === 'inference' || rate === 0) return { y: x }
    if (rate === 1) return { y: ops.zerosLike(x) }
    const drawn = ops.random(concreteNoiseShape(ops.shapeOf(x), noiseShape), { purpose: 'mask' })
    return { y: ops.select(ops.greaterEqual(drawn, rate), ops.divide(x, 1 - rate), 0) }
  },
  mapping: { keras: 'Dropout', tfjs: 'dropout', pytorch: 'Dropout', onnx: 'Dropout' },
  examples: [{ inputs: { x: [1, 2] }, outputs: { y: [1, 2] }, source: 'definition, in inference' }],
})

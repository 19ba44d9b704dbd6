import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { hint } from '../../src/definition/problem.js'
import { activationOf } from '../activation/self-normalizing.js'
import { checkNoiseShape, concreteNoiseShape, dropRandomly, noiseShape } from './noise.js'
import { rate } from './rate.js'

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
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    rate: rate('How likely an element becomes zero.'),
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
  run: ({ x }, { rate, noiseShape }, _weights, ops) => ({
    y: dropRandomly(ops, x, concreteNoiseShape(ops.shapeOf(x), noiseShape), rate),
  }),
  mapping: { keras: 'Dropout', tfjs: 'dropout', pytorch: 'Dropout', onnx: 'Dropout' },
  examples: [{ inputs: { x: [1, 2] }, outputs: { y: [1, 2] }, source: 'definition, in inference' }],
})

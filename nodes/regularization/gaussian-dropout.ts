import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { problem } from '../../src/definition/problem.js'
import { rate } from './rate.js'

export const gaussianDropout = defineNode({
  type: 'GaussianDropout',
  label: 'Gaussian dropout',
  category: 'regularization',
  doc: {
    summary: 'In training, multiplies each element by a random number around 1.',
    formula: 'y = x (1 + √(rate / (1 − rate)) z), z normal; in inference y = x',
    use: 'Against overfitting, where Dropout is too coarse: the factors have the mean and variance of its own.',
    source: 'Srivastava et al. 2014, Dropout: A Simple Way to Prevent Neural Networks from Overfitting',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    rate: rate('How likely Dropout, of the same variance, would drop an element; less than 1.'),
    mode: layerParams.mode,
  },
  *check(_inputs, { rate }) {
    if (rate < 1) return
    yield problem('parameter', 'params.rate', 'less than 1, as the variance grows without bound', String(rate), [
      { do: 'setParam', label: 'Set rate to 0.5', param: 'rate', value: 0.5 },
    ])
  },
  run: ({ x }, { rate }, _weights, ops) => {
    if (ops.mode === 'inference' || rate === 0) return { y: x }
    const noise = ops.random(ops.shapeOf(x), { distribution: 'normal', purpose: 'noise' })
    return { y: ops.multiply(x, ops.add(ops.multiply(noise, Math.sqrt(rate / (1 - rate))), 1)) }
  },
  mapping: { keras: 'GaussianDropout', tfjs: 'gaussianDropout', pytorch: null, onnx: null },
  examples: [{ inputs: { x: [1, 2] }, outputs: { y: [1, 2] }, source: 'definition, in inference' }],
})

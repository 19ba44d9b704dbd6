import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'
import { hint } from '../../src/definition/problem.js'
import { activationOf } from '../activation/self-normalizing.js'
import { checkNoiseShape, concreteNoiseShape, noiseShape } from './noise.js'

/** What selu approaches for large negative inputs: -λ α. */
const dropped = -1.0507009873554805 * 1.6732632423543772

export const alphaDropout = defineNode({
  type: 'AlphaDropout',
  label: 'Alpha dropout',
  category: 'regularization',
  doc: {
    summary:
      'In training, sets random elements to what selu saturates at, and scales so that mean 0 and variance 1 stay.',
    formula:
      "y = a · (x where kept, α' elsewhere) + b; α' = −1.7580993, a = ((1 − rate)(1 + rate α'²))^(−½), b = −a α' rate; in inference y = x",
    use: 'Against overfitting in networks of selu layers.',
    source: 'Klambauer et al. 2017, Self-Normalizing Neural Networks, arXiv:1706.02515',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    rate: number({
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.05,
      slider: [0, 1],
      doc: 'How likely an element is dropped. Keras has no default.',
    }),
    noiseShape,
    mode: layerParams.mode,
  },
  *check({ x }, { rate, noiseShape }, context) {
    yield* checkNoiseShape(x.shape, noiseShape)
    const activation = activationOf(context?.producer('x') ?? null)
    if (activation === null || activation === 'selu') return
    yield hint('x', 'selu before it, whose lowest value it drops to', activation, [
      { do: 'replaceNode', label: 'Make it Dropout', type: 'Dropout', params: { rate } },
    ])
  },
  run: ({ x }, { rate, noiseShape }, _weights, ops) => {
    if (ops.mode === 'inference' || rate === 0) return { y: x }
    // The limit of the formula, whose factor a grows without bound.
    if (rate === 1) return { y: ops.zerosLike(x) }
    const drawn = ops.random(concreteNoiseShape(ops.shapeOf(x), noiseShape), { purpose: 'mask' })
    const a = ((1 - rate) * (1 + rate * dropped ** 2)) ** -0.5
    const kept = ops.select(ops.greaterEqual(drawn, rate), x, dropped)
    return { y: ops.add(ops.multiply(kept, a), -a * dropped * rate) }
  },
  mapping: { keras: 'AlphaDropout', tfjs: 'alphaDropout', pytorch: 'AlphaDropout', onnx: null },
  examples: [{ inputs: { x: [1, 2] }, outputs: { y: [1, 2] }, source: 'definition, in inference' }],
})

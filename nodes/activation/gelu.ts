import { defineNode } from '../../src/definition/node.js'
import { toggle } from '../../src/definition/params/index.js'

export const gelu = defineNode({
  type: 'GELU',
  category: 'activation',
  doc: {
    summary: 'The Gaussian error linear unit: x weighted by the probability that a standard normal value is below it.',
    formula: 'y = x Φ(x) = ½ x (1 + erf(x / √2)); approximate: ½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))',
    use: 'The activation of transformers. BERT and Keras use the exact form by default, GPT-2 the tanh approximation.',
    source: 'Hendrycks and Gimpel 2016, arXiv:1606.08415',
  },
  activation: { name: 'gelu' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    approximate: toggle({
      default: false,
      doc: 'The tanh approximation. Keras 3, PyTorch, ONNX: exact by default; keras.ops.gelu alone: approximate by default.',
    }),
  },
  run: ({ x }, { approximate }, _weights, ops) => {
    const half = ops.multiply(x, 0.5)
    if (!approximate) return { y: ops.multiply(half, ops.add(ops.erf(ops.multiply(x, Math.SQRT1_2)), 1)) }
    const cubic = ops.multiply(ops.multiply(ops.square(x), x), 0.044715)
    return { y: ops.multiply(half, ops.add(ops.tanh(ops.multiply(ops.add(x, cubic), Math.sqrt(2 / Math.PI))), 1)) }
  },
  mapping: { keras: 'Activation', tfjs: 'gelu', pytorch: 'GELU', onnx: 'Gelu' },
  examples: [
    { inputs: { x: [-1, 0, 1] }, outputs: { y: [-0.15865526, 0, 0.84134474] }, source: 'x Φ(x), Φ(1) = 0.84134475' },
    {
      inputs: { x: [-1, 0, 1] },
      params: { approximate: true },
      outputs: { y: [-0.158808, 0, 0.841192] },
      source: 'keras.activations.gelu(approximate=True), Keras 3.15.1',
    },
  ],
})

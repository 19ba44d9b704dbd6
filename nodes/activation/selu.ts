import { defineNode } from '../../src/definition/node.js'

/** The fixed point of mean 0 and variance 1, as in the paper's appendix. */
const alpha = 1.6732632423543772
const scale = 1.0507009873554805

export const selu = defineNode({
  type: 'SELU',
  category: 'activation',
  doc: {
    summary: 'The scaled exponential linear unit, which keeps mean 0 and variance 1 from layer to layer.',
    formula: 'y = λ x for x > 0, λ α (eˣ − 1) otherwise; α = 1.6732632423543772, λ = 1.0507009873554805',
    use: 'For deep stacks of Dense layers without normalization. Needs LecunNormal kernels, inputs of mean 0 and variance 1, and AlphaDropout instead of Dropout.',
    source: 'Klambauer et al. 2017, Self-Normalizing Neural Networks, arXiv:1706.02515',
  },
  activation: { name: 'selu' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.multiply(ops.elu(x, alpha), scale) }),
  mapping: { keras: 'Activation', tfjs: 'selu', pytorch: 'SELU', onnx: 'Selu' },
  examples: [{ inputs: { x: [-1, 0, 2] }, outputs: { y: [-1.1113307, 0, 2.101402] }, source: 'definition' }],
})

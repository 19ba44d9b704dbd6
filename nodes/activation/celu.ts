import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const celu = defineNode({
  type: 'CELU',
  category: 'activation',
  doc: {
    summary: 'The exponential linear unit whose slope has no step at 0, whatever alpha is.',
    formula: 'y = max(x, 0) + min(0, α(e^(x/α) − 1))',
    use: 'As ELU, where alpha other than 1 is wanted.',
    source: 'Barron 2017, arXiv:1704.07483',
  },
  activation: { name: 'celu' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    alpha: number({
      default: 1,
      min: 1e-6,
      slider: [0.05, 4],
      step: 0.01,
      doc: 'The value that large negative inputs approach, negated; also how far the curve reaches.',
    }),
  },
  run: ({ x }, { alpha }, _weights, ops) => ({ y: ops.multiply(ops.elu(ops.divide(x, alpha), 1), alpha) }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'CELU', onnx: 'Celu' },
  examples: [
    {
      inputs: { x: [-2, 0, 3] },
      params: { alpha: 2 },
      outputs: { y: [-1.2642411, 0, 3] },
      source: '2 (1/e - 1), by hand',
    },
  ],
})

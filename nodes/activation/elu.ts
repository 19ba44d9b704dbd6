import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const elu = defineNode({
  type: 'ELU',
  category: 'activation',
  doc: {
    summary: 'The exponential linear unit: the identity above zero, a curve towards -alpha below.',
    formula: 'y = x for x > 0, α(eˣ − 1) otherwise',
    use: 'Keeps mean activations near zero and gradients alive for negative inputs. With alpha other than 1 the slope has a step at 0.',
    source: 'Clevert, Unterthiner and Hochreiter 2015, arXiv:1511.07289',
  },
  activation: { name: 'elu' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    alpha: number({
      default: 1,
      slider: [0, 4],
      step: 0.01,
      doc: 'The value that large negative inputs approach, negated.',
    }),
  },
  run: ({ x }, { alpha }, _weights, ops) => ({ y: ops.elu(x, alpha) }),
  mapping: { keras: 'ELU', tfjs: 'elu', pytorch: 'ELU', onnx: 'Elu' },
  examples: [
    {
      inputs: { x: [-1, 0, 2] },
      params: { alpha: 2 },
      outputs: { y: [-1.2642411, 0, 2] },
      source: '2 (1/e - 1), by hand',
    },
  ],
})

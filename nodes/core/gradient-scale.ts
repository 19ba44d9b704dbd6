import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const gradientScale = defineNode({
  type: 'GradientScale',
  label: 'Gradient scale',
  category: 'core',
  doc: {
    summary: 'Gives its input unchanged, and scales the gradient that goes back through it.',
    formula: 'y = x; dL/dx = scale · dL/dy',
    use: 'To weigh a branch: below 1 what lies before it learns more slowly from it, 0 cuts it off, −1 turns the gradient round, so that it learns to make the branch fail (domain-adversarial training).',
    source: 'Ganin and Lempitsky 2015, Unsupervised Domain Adaptation by Backpropagation, arXiv:1409.7495',
  },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    scale: number({ default: 1, keras: null, doc: 'What the gradient is multiplied by; of either sign.' }),
  },
  run: ({ x }, { scale }, _weights, ops) => ({ y: ops.scaleGradient(x, scale) }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: 'Identity' },
  examples: [{ inputs: { x: [-1, 0, 2] }, params: { scale: -0.5 }, outputs: { y: [-1, 0, 2] }, source: 'definition' }],
})

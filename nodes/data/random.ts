import { defineNode } from '../../src/definition/node.js'
import { choice, number, tuple } from '../../src/definition/params/index.js'

export const random = defineNode({
  type: 'Random',
  category: 'data',
  doc: {
    summary: 'Random numbers of any shape, the same for the same seed of the graph.',
    formula: 'normal: mean + spread · z; uniform: mean + spread · (2u − 1), 0 ≤ u < 1',
    use: 'To try a network without data, and as a source of noise.',
  },
  inputs: {},
  outputs: { y: { kind: 'tensor', doc: 'Of the given shape, float32.' } },
  params: {
    shape: tuple({
      default: [1, 4],
      length: null,
      min: 1,
      keras: null,
      doc: 'The lengths of all axes, batch included.',
    }),
    distribution: choice({
      default: 'normal',
      keras: null,
      options: { normal: 'normal', uniform: 'uniform' },
      doc: 'How the numbers are spread: around the mean, or evenly between two bounds.',
    }),
    mean: number({ default: 0, keras: null, doc: 'The middle of the numbers.' }),
    spread: number({
      default: 1,
      min: 0,
      keras: null,
      doc: 'The standard deviation of the normal distribution; how far the uniform one reaches to each side.',
    }),
  },
  run: (_inputs, { shape, distribution, mean, spread }, _weights, ops) => {
    const drawn = ops.random(shape, { distribution, purpose: 'values' })
    const centred = distribution === 'normal' ? drawn : ops.subtract(ops.multiply(drawn, 2), 1)
    return { y: ops.add(ops.multiply(centred, spread), mean) }
  },
  mapping: { keras: 'random.normal', tfjs: 'randomNormal', pytorch: 'randn', onnx: 'RandomNormal' },
  examples: [{ inputs: {}, params: { shape: [2], mean: 3, spread: 0 }, outputs: { y: [3, 3] }, source: 'definition' }],
})

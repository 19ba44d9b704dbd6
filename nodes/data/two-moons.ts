import { defineNode } from '../../src/definition/node.js'
import { directionOf, generatedParams, pointOutputs, pointSource, progressOf } from './generated.js'

export const twoMoons = defineNode({
  type: 'TwoMoons',
  label: 'Two moons',
  category: 'data',
  doc: {
    summary: 'Points on two interleaved half circles.',
    formula: 'class 0: (cos t, sin t), class 1: (1 − cos t, ½ − sin t), t from 0 to π, plus noise',
    use: 'The smallest classification that no straight line solves.',
    source: 'https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_moons.html',
  },
  inputs: {},
  outputs: pointOutputs,
  params: generatedParams,
  source: pointSource((index, { examples }) => {
    const label = index % 2
    const [cosine, sine] = directionOf(progressOf(index, examples, 2) / 2)
    return label === 0 ? { x: cosine, y: sine, label } : { x: 1 - cosine, y: 0.5 - sine, label }
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

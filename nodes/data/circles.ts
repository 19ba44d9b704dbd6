import { defineNode } from '../../src/definition/node.js'
import type { Values } from '../../src/definition/param.js'
import { integer } from '../../src/definition/params/index.js'
import { directionOf, generatedParams, pointOutputs, pointSource } from './generated.js'

const params = {
  ...generatedParams,
  classes: integer({ default: 2, min: 1, max: 20, keras: null, doc: 'How many circles there are, each a class.' }),
}

export const circles = defineNode({
  type: 'Circles',
  category: 'data',
  doc: {
    summary: 'Points on circles around one centre.',
    formula: 'radius (class + 1) / classes, angles evenly spaced, plus noise',
    use: 'A classification that a network with one hidden layer solves, and none without.',
    source: 'https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_circles.html',
  },
  inputs: {},
  outputs: pointOutputs,
  params: { ...params, noise: { ...params.noise, default: 0.05 } },
  source: pointSource((index, { examples, classes }: Values<typeof params>) => {
    const label = index % classes
    const count = Math.ceil((examples - label) / classes)
    const [cosine, sine] = directionOf(Math.floor(index / classes) / count)
    const radius = (label + 1) / classes
    return { x: radius * cosine, y: radius * sine, label }
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

import { defineNode } from '../../src/definition/node.js'
import type { Values } from '../../src/definition/param.js'
import { integer, number } from '../../src/definition/params/index.js'
import { directionOf, generatedParams, pointOutputs, pointSource, progressOf } from './generated.js'

const params = {
  ...generatedParams,
  classes: integer({ default: 2, min: 1, max: 20, keras: null, doc: 'How many arms there are, each a class.' }),
  turns: number({
    default: 1.5,
    min: 0,
    max: 100,
    step: 0.1,
    slider: [0, 4],
    keras: null,
    doc: 'How often each arm goes round.',
  }),
}

export const spirals = defineNode({
  type: 'Spirals',
  category: 'data',
  doc: {
    summary: 'Points on arms that wind around each other.',
    formula: 'r = t, angle = 2π (turns · t + class / classes), t from 0.1 to 1, plus noise',
    use: 'A classification that small networks find hard: more turns make it harder.',
    source: 'Lang and Witbrock 1988, Learning to tell two spirals apart',
  },
  inputs: {},
  outputs: pointOutputs,
  params: { ...params, noise: { ...params.noise, default: 0.02 } },
  source: pointSource((index, { examples, classes, turns }: Values<typeof params>) => {
    const label = index % classes
    const t = 0.1 + 0.9 * progressOf(index, examples, classes)
    const [cosine, sine] = directionOf(turns * t + label / classes)
    return { x: t * cosine, y: t * sine, label }
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

import { defineNode } from '../../src/definition/node.js'
import { integer, nullable, number, text } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import { gridOf, summarizeDecision } from './decide-plane.js'
import { splitNames } from './class-scores.js'

export const decisionMap = defineNode({
  type: 'DecisionMap',
  label: 'Decision map',
  category: 'view',
  doc: {
    summary: 'What a network says at each place of the plane, with the examples on it.',
    use: 'For networks with two inputs: one sees where it draws its borders, also while it learns. Wire the points that go into the network, and what comes out of it: the map is made by giving the network every place of the plane instead of the examples.',
  },
  inputs: {
    point: { kind: 'tensor', dtypes: ['float32'], rank: { min: 2, max: 2 }, doc: '`[batch, 2]`: across and up.' },
    label: {
      kind: 'tensor',
      dtypes: ['int32', 'float32', 'bool'],
      isOptional: true,
      doc: '`[batch]`, `[batch, 1]`: the right class or value of each point.',
    },
    prediction: {
      kind: 'tensor',
      dtypes: ['float32'],
      doc: '`[batch, classes]`: scores of classes; `[batch, 1]` or `[batch]`: a value, or the probability of class 1.',
    },
  },
  outputs: {},
  params: {
    resolution: integer({ default: 64, min: 2, max: 256, keras: null, doc: 'How many places the map has each way.' }),
    reach: nullable(
      number({
        default: 1,
        min: 1e-6,
        keras: null,
        doc: 'How far the map reaches from 0 to each side; none: around the points that are shown.',
      }),
    ),
    classNames: text({
      default: '',
      keras: null,
      doc: 'The names of the classes, with commas between; numbers without.',
    }),
  },
  *check({ point, label }) {
    if (point.shape[1] !== 2) yield problem('shape', 'point', '[batch, 2]: two coordinates', formatShape(point.shape))
    const isOneEach = !label || label.shape.length < 2 || (label.shape.length === 2 && label.shape[1] === 1)
    if (!isOneEach) yield problem('shape', 'label', '[batch] or [batch, 1]', formatShape(label.shape))
  },
  view: {
    summarize: ({ point, label }, { resolution, reach, classNames }, answer) => {
      const points = point?.[0]?.tensor ?? null
      const names = splitNames(classNames)
      return summarizeDecision({ points, labels: label?.[0]?.tensor ?? null, resolution, reach, names, answer })
    },
    probe: {
      given: 'point',
      asked: 'prediction',
      values: ({ point }, { resolution, reach }) => gridOf(point?.[0]?.tensor ?? null, resolution, reach),
    },
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

import { createCatalogue } from '../../src/definition/catalogue.js'
import { defineNode, type Mapping } from '../../src/definition/node.js'
import { integer, number, toggle, tuple } from '../../src/definition/params/index.js'
import { activation } from '../../nodes/activation/activation.js'
import { elu } from '../../nodes/activation/elu.js'
import { linear } from '../../nodes/activation/linear.js'
import { relu } from '../../nodes/activation/relu.js'
import { softmax } from '../../nodes/activation/softmax.js'

// Small nodes with every kind of port, so that these tests do not depend on the nodes of the day.
const mapping: Mapping = { keras: null, tfjs: null, pytorch: null, onnx: null }
const tensor = { kind: 'tensor', doc: '' } as const

export const source = defineNode({
  type: 'Source',
  category: 'data',
  doc: { summary: 'Gives a tensor.' },
  inputs: {},
  outputs: { y: tensor },
  params: { shape: tuple({ default: [2], length: null, doc: '' }) },
  mapping,
})

export const layer = defineNode({
  type: 'Layer',
  category: 'core',
  doc: { summary: 'A layer with an activation.' },
  inputs: { x: tensor },
  outputs: { y: tensor },
  params: {
    units: integer({ default: 8, min: 1, doc: 'How many.' }),
    activation: activation(),
    useBias: toggle({ default: true, doc: '' }),
    momentum: number({ default: 0.9, isAdvanced: true, doc: '' }),
  },
  weights: () => ({}),
  mapping,
})

export const merge = defineNode({
  type: 'Merge',
  category: 'merge',
  doc: { summary: 'Joins any number.' },
  inputs: { x: { ...tensor, isVariadic: true } },
  outputs: { y: tensor },
  params: {},
  mapping,
})

export const cell = defineNode({
  type: 'Cell',
  category: 'recurrent',
  doc: { summary: 'A cell.' },
  inputs: { x: { ...tensor, isOptional: true } },
  outputs: { layer: { kind: 'layer', doc: '' } },
  params: {},
  mapping,
})

export const recurrent = defineNode({
  type: 'Recurrent',
  category: 'recurrent',
  doc: { summary: 'Takes a cell.' },
  inputs: { x: tensor, layer: { kind: 'layer', accepts: 'cell', doc: '' } },
  outputs: { y: tensor },
  params: {},
  mapping,
})

export const numberSource = defineNode({
  type: 'Number',
  category: 'data',
  doc: { summary: 'A number.' },
  inputs: {},
  outputs: { y: { kind: 'number', doc: '' } },
  params: { value: number({ default: 0, doc: '' }) },
  mapping,
})

export const numberSink = defineNode({
  type: 'NumberSink',
  category: 'view',
  doc: { summary: 'Takes a number.' },
  inputs: { x: { kind: 'number', doc: '' } },
  outputs: {},
  params: {},
  mapping,
})

export const catalogue = createCatalogue([
  source,
  layer,
  merge,
  cell,
  recurrent,
  numberSource,
  numberSink,
  linear,
  elu,
  relu,
  softmax,
])

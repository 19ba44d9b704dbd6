import { createCatalogue } from '../../src/definition/catalogue.js'
import { defineNode } from '../../src/definition/node.js'
import { choice, integer, nullable, number, shape, text, toggle, tuple } from '../../src/definition/params/index.js'
import { hint, problem } from '../../src/definition/problem.js'
import { multiplySizes } from '../../src/operations/size.js'
import { simpleCell } from '../definition/simple-cell.js'
import { zeros } from '../definition/zeros.js'

// Nodes for tests of the graph: one for each thing that a declaration can say.
const common = {
  category: 'core',
  doc: { summary: 'For tests.' },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
} as const
const x = { kind: 'tensor', doc: 'Any shape.' } as const
const any = { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], doc: 'Anything.' } as const

const input = defineNode({
  ...common,
  type: 'Input',
  role: 'input',
  inputs: {},
  outputs: { y: any },
  params: {
    shape: shape({ default: [4], doc: 'Without the batch.' }),
    dtype: choice({ default: 'float32', options: { float32: '', int32: '', bool: '' }, doc: 'The elements.' }),
  },
})

const output = defineNode({ ...common, type: 'Output', role: 'output', inputs: { x: any }, outputs: {}, params: {} })

const elu = defineNode({
  ...common,
  type: 'ELU',
  inputs: { x },
  outputs: { y: { ...x, kindOf: 'x' } },
  params: { alpha: number({ default: 1, doc: 'The limit.' }) },
  run: ({ x: given }, { alpha }, _weights, ops) => ({ y: ops.elu(given, alpha) }),
})

const dense = defineNode({
  ...common,
  type: 'Dense',
  inputs: { x: { ...x, rank: { min: 2, max: 2 } } },
  outputs: { y: x, layer: { kind: 'layer', doc: 'Itself.' } },
  params: {
    units: integer({ default: 3, min: 1, doc: 'Outputs.' }),
    useBias: toggle({ default: true, doc: 'Whether there is a bias.' }),
    trainable: toggle({ default: true, doc: 'Whether training changes it.' }),
    note: text({ default: '', doc: 'A text.' }),
  },
  *check(_inputs, { note }, context) {
    const producer = context?.producer('x') ?? null
    if (note === 'advise') yield hint('params.note', 'no advice', producer?.definition.type ?? 'nothing')
    if (note === 'refuse') yield problem('parameter', 'params.note', 'another note', note)
  },
  weights: ({ x: { shape: given } }, { units, useBias }) => ({
    kernel: { shape: [given.at(-1) ?? 1, units], initializer: zeros },
    bias: useBias ? { shape: [units], initializer: zeros, isTrainable: false } : null,
  }),
  run: ({ x: given }, _params, { kernel, bias }, ops) => {
    const y = ops.matMul(given, kernel)
    return { y: bias === null ? y : ops.add(y, bias) }
  },
})

const add = defineNode({
  ...common,
  type: 'Add',
  inputs: { x: { ...x, isVariadic: true } },
  outputs: { y: x },
  params: {},
  run: ({ x: [first, ...others] }, _params, _weights, ops) => {
    if (first === undefined) throw new Error('nothing to add')
    return { y: others.reduce((sum, item) => ops.add(sum, item), first) }
  },
})

const flatten = defineNode({
  ...common,
  type: 'Flatten',
  inputs: { x: any },
  outputs: { y: x },
  params: {},
  run: ({ x: given }, _params, _weights, ops) => {
    const [batch = 1, ...rest] = ops.shapeOf(given)
    return { y: ops.reshape(given, [batch, multiplySizes(...rest)]) }
  },
})

const cast = defineNode({
  ...common,
  type: 'Cast',
  inputs: { x: any },
  outputs: { y: any },
  params: { dtype: choice({ default: 'float32', options: { float32: '', int32: '' }, doc: 'The elements.' }) },
  run: ({ x: given }, { dtype }, _weights, ops) => ({ y: ops.cast(given, dtype) }),
})

const repeat = defineNode({
  ...common,
  type: 'Repeat',
  doc: { summary: 'As many ones as it is told.' },
  inputs: {},
  outputs: { y: { kind: 'array', doc: 'An array.' } },
  params: { size: tuple({ default: [2], length: null, min: 1, doc: 'The shape.' }) },
  run: (_inputs, { size }, _weights, ops) => ({ y: ops.fill(size, 1) }),
})

const numeric = defineNode({
  ...common,
  type: 'Number',
  inputs: {},
  outputs: { y: { kind: 'number', doc: 'A number.' } },
  params: {},
  run: (_inputs, _params, _weights, ops) => ({ y: ops.fill([], 1) }),
})

const plainOnly = defineNode({
  ...common,
  type: 'PlainOnly',
  inputs: { x: { kind: 'array', doc: 'An array.' } },
  outputs: { y: { kind: 'array', doc: 'An array.' } },
  params: {},
  run: ({ x: given }) => ({ y: given }),
})

const apply = defineNode({
  ...common,
  type: 'Apply',
  doc: { summary: 'Applies the layer that it takes to what arrives at x.' },
  inputs: { x: any, layer: { kind: 'layer', accepts: 'layer', doc: 'A layer.' } },
  outputs: { y: x },
  params: {},
  run: ({ x: given, layer }) => {
    const { y } = layer.apply({ x: given })
    if (!y) throw new Error('a layer without an output y')
    return { y }
  },
})

const scan = defineNode({
  ...common,
  type: 'Scan',
  doc: { summary: 'Steps a cell once for what it is applied to.' },
  inputs: { x, cell: { kind: 'layer', accepts: 'cell', doc: 'A cell.' } },
  outputs: { y: x },
  params: {},
  run: ({ x: given, cell: layer }, _params, _weights, ops) => {
    const type = { dtype: ops.dtypeOf(given), shape: ops.shapeOf(given) }
    const cell = layer.cell(type)
    if (!cell) throw new Error('the port takes cells only')
    const masks = cell.masks(type)
    const states = cell.stateShapes(type).map((size) => ops.fill(size, 0))
    return { y: cell.step(cell.prepare(given, masks.input), states, masks.steps).y }
  },
})

const data = defineNode({
  ...common,
  type: 'Data',
  inputs: {},
  outputs: { image: x, label: any },
  params: { features: integer({ default: 64, min: 1, doc: 'Numbers of an example.' }) },
  source: {
    types: ({ features }) => ({
      image: { dtype: 'float32', shape: ['batch', features] },
      label: { dtype: 'int32', shape: ['batch'] },
    }),
    load: () => Promise.reject(new Error('never loaded here')),
  },
})

const maybe = defineNode({
  ...common,
  type: 'Maybe',
  inputs: { x },
  outputs: { y: { ...x, isOptional: true } },
  params: {
    isThere: toggle({ default: false, doc: 'Whether there is a y.' }),
    limit: nullable(integer({ default: 5, doc: 'A number or none.' }), 5),
  },
  run: ({ x: given }, { isThere }) => ({ y: isThere ? given : null }),
})

/** Version 3: version 1 had `factor`, version 2 `scale` in per cent. */
const scaled = defineNode({
  ...common,
  type: 'Scaled',
  version: 3,
  migrations: {
    1: ({ factor, ...rest }) => ({ ...rest, ...(factor !== undefined && { percent: Number(factor) * 100 }) }),
    2: ({ percent, ...rest }) => ({ ...rest, ...(percent !== undefined && { scale: Number(percent) / 100 }) }),
  },
  inputs: { x },
  outputs: { y: x },
  params: { scale: number({ default: 1, doc: 'The factor.' }) },
  run: ({ x: given }, { scale }, _weights, ops) => ({ y: ops.multiply(given, scale) }),
})

export const catalogue = createCatalogue([
  input,
  output,
  elu,
  dense,
  add,
  flatten,
  cast,
  repeat,
  numeric,
  plainOnly,
  apply,
  scan,
  data,
  maybe,
  scaled,
  simpleCell,
])

/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   what does not compile has no type */
import { defineCell } from '../../src/definition/cell.js'
import { type AnyNode, defineNode } from '../../src/definition/node.js'
import { choice, number, toggle, tuple } from '../../src/definition/params/index.js'
import { zeros } from './zeros.js'

// What must not compile. tsc reads this file; every expected error that does not come is an error.
const common = {
  type: 'Bad',
  category: 'core',
  doc: { summary: '' },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
} as const
const x = { kind: 'tensor', doc: '' } as const
const ports = { inputs: { x }, outputs: { y: x } } as const
const alpha = number({ default: 1, doc: '' })
const useBias = toggle({ default: true, doc: '' })

// Ports.
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error a misspelt output
  run: ({ x }, _p, _w, ops) => ({ z: ops.exp(x) }),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error an output that is left out
  run: () => ({}),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error a misspelt input
  run: ({ q }, _p, _w, ops) => ({ y: ops.exp(q) }),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error a misspelt input of weights
  weights: ({ q }) => ({ kernel: { shape: [q.shape[0] ?? 1], initializer: zeros } }),
  run: ({ x }) => ({ y: x }),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error a misspelt input of check
  check: ({ q }) => (q === null ? [] : []),
  run: ({ x }) => ({ y: x }),
})
defineNode({
  ...common,
  inputs: { x: { kind: 'tensor', doc: '', isOptional: true } },
  outputs: { y: x },
  params: {},
  // @ts-expect-error an input that may be unwired
  run: ({ x }, _p, _w, ops) => ({ y: ops.exp(x) }),
})
defineNode({
  ...common,
  inputs: { x: { kind: 'tensor', doc: '', isVariadic: true } },
  outputs: { y: x },
  params: {},
  // @ts-expect-error an input that is a list
  run: ({ x }, _p, _w, ops) => ({ y: ops.exp(x) }),
})
defineNode({
  ...common,
  inputs: {
    x: { kind: 'tensor', doc: '', isVariadic: true },
    mask: { kind: 'tensor', doc: '', isVariadic: true, isOptional: true, alongside: 'x' },
  },
  outputs: { y: x },
  params: {},
  // @ts-expect-error a place that may be free
  run: ({ mask: [first] }, _p, _w, ops) => ({ y: first === undefined ? ops.fill([], 0) : ops.logicalNot(first) }),
})
defineNode({
  ...common,
  inputs: { layer: { kind: 'layer', doc: '' } },
  outputs: { y: x },
  params: {},
  // @ts-expect-error an input that is a layer
  run: ({ layer }, _p, _w, ops) => ({ y: ops.exp(layer) }),
})
defineNode({
  ...common,
  inputs: { ...ports.inputs, layer: { kind: 'layer', doc: '', isOptional: true } },
  outputs: { y: x },
  params: {},
  // @ts-expect-error a layer that may be absent
  run: ({ x, layer }) => ({ y: layer.apply({ x })['y'] ?? x }),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error null for an output that is always there
  run: () => ({ y: null }),
})
defineNode({
  ...common,
  // @ts-expect-error a kind of socket that does not exist
  inputs: { x: { kind: 'tensr', doc: '' } },
  outputs: {},
  params: {},
})
defineNode({
  ...common,
  // @ts-expect-error a misspelt option of a port
  inputs: { x: { kind: 'tensor', doc: '', dtype: ['int32'] } },
  outputs: {},
  params: {},
})

// Parameters.
defineNode({
  ...common,
  ...ports,
  params: { alpha },
  // @ts-expect-error a misspelt parameter
  run: ({ x }, { alfa }, _w, ops) => ({ y: ops.elu(x, alfa) }),
})
defineNode({
  ...common,
  ...ports,
  params: { useBias },
  // @ts-expect-error a parameter of another type
  run: ({ x }, { useBias }, _w, ops) => ({ y: ops.elu(x, useBias) }),
})
defineNode({
  ...common,
  ...ports,
  params: { alpha },
  // @ts-expect-error a misspelt parameter of weights
  weights: (_x, { alfa }) => ({ kernel: { shape: [alfa], initializer: zeros } }),
  run: ({ x }) => ({ y: x }),
})
defineNode({
  ...common,
  ...ports,
  params: { alpha },
  // @ts-expect-error a misspelt parameter in the defaults of the activation
  activation: { name: 'bad', defaults: { alfa: 2 } },
  run: ({ x }) => ({ y: x }),
})
// @ts-expect-error a default that is none of the options
choice({ default: 'sme', options: { same: '', valid: '' }, doc: '' })
// @ts-expect-error a default of another type
tuple({ default: ['1'], length: 1, doc: '' })
// @ts-expect-error a parameter without a sentence of documentation
number({ default: 1 })

// Weights.
const kernel = { shape: [1], initializer: zeros }
defineNode({
  ...common,
  ...ports,
  params: {},
  weights: () => ({ kernel }),
  // @ts-expect-error a misspelt weight
  run: ({ x }, _p, { kernl }, ops) => ({ y: ops.add(x, kernl) }),
})
defineNode({
  ...common,
  ...ports,
  params: { useBias },
  weights: (_x, { useBias }) => ({ bias: useBias ? kernel : null }),
  // @ts-expect-error a weight that may be left out
  run: ({ x }, _p, { bias }, ops) => ({ y: ops.add(x, bias) }),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  // @ts-expect-error a misspelt part of a weight
  weights: () => ({ kernel: { ...kernel, initialiser: zeros, initializer: undefined } }),
  run: ({ x }) => ({ y: x }),
})
defineNode({
  ...common,
  ...ports,
  params: {},
  state: () => ({ mean: { shape: [1], initial: 0 } }),
  // @ts-expect-error a misspelt state
  run: ({ x }, _p, { men }, ops) => ({ y: ops.add(x, men) }),
})

// Examples.
const run = { ...common, ...ports, params: { alpha }, weights: () => ({ kernel }) } as const
// @ts-expect-error a misspelt input
defineNode({ ...run, run: ({ x }) => ({ y: x }), examples: [{ inputs: { q: 1 }, outputs: { y: 1 }, source: '' }] })
// @ts-expect-error a misspelt output
defineNode({ ...run, run: ({ x }) => ({ y: x }), examples: [{ inputs: { x: 1 }, outputs: { yy: 1 }, source: '' }] })
defineNode({
  ...run,
  run: ({ x }) => ({ y: x }),
  // @ts-expect-error a misspelt parameter
  examples: [{ inputs: { x: 1 }, params: { alfa: 1 }, outputs: { y: 1 }, source: '' }],
})
defineNode({
  ...run,
  run: ({ x }) => ({ y: x }),
  // @ts-expect-error a misspelt weight
  examples: [{ inputs: { x: 1 }, weights: { kernl: 1 }, outputs: { y: 1 }, source: '' }],
})
// @ts-expect-error an example without its source
defineNode({ ...run, run: ({ x }) => ({ y: x }), examples: [{ inputs: { x: 1 }, outputs: { y: 1 } }] })

// Cells.
const cell = { ...common, x, params: { alpha }, weights: () => ({ kernel }) } as const
const good = defineCell({
  ...cell,
  states: { h: '', c: '' },
  stateShapes: () => ({ h: [1], c: [1] }),
  prepare: (x) => x,
  step: (x, { h, c }, _mask, _p, _w, ops) => ({ y: ops.add(h, c), h: x, c }),
})
export const anyNode: AnyNode = good
defineCell({
  ...cell,
  states: { h: '' },
  // @ts-expect-error the shape of a state that it does not have
  stateShapes: () => ({ h: [1], g: [1], k: [1] }) satisfies Record<'h', number[]>,
  prepare: (x) => x,
  step: (x) => ({ y: x, h: x }),
})
defineCell({
  ...cell,
  states: { h: '' },
  stateShapes: () => ({ h: [1] }),
  prepare: (x) => x,
  // @ts-expect-error a misspelt state
  step: (x, { g }) => ({ y: x, h: g }),
})
defineCell({
  ...cell,
  states: { h: '', c: '' },
  stateShapes: () => ({ h: [1], c: [1] }),
  prepare: (x) => x,
  // @ts-expect-error a next state that is left out
  step: (x) => ({ y: x, h: x }),
})
defineCell({
  ...cell,
  states: { h: '' },
  stateShapes: () => ({ h: [1] }),
  // @ts-expect-error a misspelt weight
  prepare: (x, _mask, _p, { kernl }, ops) => ops.matMul(x, kernl),
  step: (x) => ({ y: x, h: x }),
})
defineCell({
  ...cell,
  states: { h: '' },
  stateShapes: () => ({ h: [1] }),
  prepare: (x) => x,
  step: (x) => ({ y: x, h: x }),
  // @ts-expect-error a misspelt state in an example
  examples: [{ inputs: { x: [1], g: [1] }, outputs: { h: [1] }, source: '' }],
})

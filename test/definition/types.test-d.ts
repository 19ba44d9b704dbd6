import { defineNode } from '../../src/definition/node.js'
import { number, toggle } from '../../src/definition/params/index.js'
import { zeros } from './zeros.js'

// What must not compile. tsc reads this file; every expected error that does not come is an error.
const common = {
  category: 'core',
  doc: { summary: '' },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
} as const
const x = { kind: 'tensor', doc: '' } as const

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x },
  outputs: { y: x },
  params: {},
  // @ts-expect-error a misspelt output
  run: ({ x }, _p, _w, ops) => ({ z: ops.exp(x) }),
})

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x },
  outputs: { y: x },
  params: {},
  // @ts-expect-error a misspelt input
  run: ({ q }, _p, _w, ops) => ({ y: ops.exp(q) }),
})

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x },
  outputs: { y: x },
  params: { alpha: number({ default: 1, doc: '' }) },
  // @ts-expect-error a misspelt parameter
  run: ({ x }, { alfa }, _w, ops) => ({ y: ops.elu(x, alfa) }),
})

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x },
  outputs: { y: x },
  params: { useBias: toggle({ default: true, doc: '' }) },
  weights: (_x, { useBias }) => ({ bias: useBias ? { shape: [1], initializer: zeros } : null }),
  // @ts-expect-error a weight that may be left out
  run: ({ x }, _p, { bias }, ops) => ({ y: ops.add(x, bias) }),
})

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x: { kind: 'tensor', doc: '', isOptional: true } },
  outputs: { y: x },
  params: {},
  // @ts-expect-error an input that may be unwired
  run: ({ x }, _p, _w, ops) => ({ y: ops.exp(x) }),
})

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x },
  outputs: { y: x },
  params: {},
  run: ({ x }, _p, _w, ops) => ({ y: ops.exp(x) }),
  // @ts-expect-error a misspelt example key
  examples: [{ inputs: { q: 1 }, outputs: { y: 1 }, source: '' }],
})

defineNode({
  ...common,
  type: 'Bad',
  inputs: { x },
  outputs: { y: x },
  params: {},
  run: ({ x }, _p, _w, ops) => ({ y: ops.exp(x) }),
  // @ts-expect-error a misspelt example output
  examples: [{ inputs: { x: 1 }, outputs: { yy: 1 }, source: '' }],
})

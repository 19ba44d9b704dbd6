import { createCatalogue } from '../../src/definition/catalogue.js'
import { defineNode } from '../../src/definition/node.js'
import { layerParams } from '../../src/definition/layer-params.js'
import { integer, toggle } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import type { Operation } from '../../src/operations/operation.js'
import { initializerVariant } from '../../src/weights/initializer.js'
import { regularizer } from '../../src/weights/regularizer.js'
import { nodes } from '../../nodes/index.js'

const common = {
  category: 'core',
  doc: { summary: 'For tests.' },
  inputs: { x: { kind: 'tensor', doc: '' } },
  outputs: { y: { kind: 'tensor', doc: '' } },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
} as const

/** An operation that no backend has. */
const impossible: Operation = { name: 'impossible', infer: ([x]) => (x ? [x] : []) }

const fails = defineNode({
  ...common,
  type: 'TestFails',
  params: {},
  run: ({ x }, _params, _weights, ops) => {
    const [y = x] = ops.apply(impossible, [x], {})
    return { y }
  },
})

/** Adds to x how often it has run, this run included. */
const counter = defineNode({
  ...common,
  type: 'TestCounter',
  params: {},
  state: ({ x }) => ({ count: { shape: [x.shape[0] ?? 1], initial: 0 } }),
  run: ({ x }, _params, { count }, ops) => {
    const next = ops.add(count, 1)
    ops.update('count', next)
    return {
      y: ops.add(
        x,
        ops.reshape(next, [
          -1,
          ...ops
            .shapeOf(x)
            .slice(1)
            .map(() => 1),
        ]),
      ),
    }
  },
})

/** A weight that training moves without gradients. */
const drift = defineNode({
  ...common,
  type: 'TestDrift',
  params: { ...layerParams },
  weights: () => ({ offset: { shape: [], initializer: initializerVariant('zeros'), isTrainable: false } }),
  run: ({ x }, _params, { offset }, ops) => {
    if (ops.mode === 'training') ops.update('offset', ops.add(offset, 1))
    return { y: ops.add(x, offset) }
  },
})

/** `x · scale`, with a penalty if asked for. */
const scale = defineNode({
  ...common,
  type: 'TestScale',
  params: { scaleRegularizer: regularizer() },
  weights: ({ x }, { scaleRegularizer }) => ({
    scale: { shape: [x.shape.at(-1) ?? 1], initializer: initializerVariant('ones'), regularizer: scaleRegularizer },
  }),
  run: ({ x }, _params, { scale }, ops) => ({ y: ops.multiply(x, scale) }),
})

const sumAll = defineNode({
  ...common,
  type: 'TestSumAll',
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.sum(x) }),
})

/** Has an output that its parameter leaves out. */
const split = defineNode({
  ...common,
  type: 'TestSplit',
  outputs: { y: common.outputs.y, rest: { kind: 'tensor', doc: '', isOptional: true } },
  params: { hasRest: toggle({ default: false, doc: '' }) },
  run: ({ x }, { hasRest }, _weights, ops) => ({ y: x, rest: hasRest ? ops.negate(x) : null }),
})

/** As many examples as it says; `value` is the index. */
const examples = defineNode({
  ...common,
  type: 'TestExamples',
  inputs: {},
  outputs: { value: common.outputs.y, label: common.outputs.y },
  params: { count: integer({ default: 100, min: 1, doc: '' }) },
  source: {
    types: () => ({
      value: { dtype: 'float32', shape: ['batch', 2] },
      label: { dtype: 'int32', shape: ['batch'] },
    }),
    load: ({ count }) =>
      count === 13
        ? Promise.reject(new Error('unlucky'))
        : Promise.resolve({
            examples: count,
            batch: (indices) => ({
              value: {
                dtype: 'float32',
                shape: [indices.length, 2],
                data: Float32Array.from(indices.flatMap((i) => [i, i])),
              },
              label: { dtype: 'int32', shape: [indices.length], data: Int32Array.from(indices) },
            }),
          }),
  },
})

const picky = defineNode({
  ...common,
  type: 'TestPicky',
  params: {},
  check: () => [problem('shape', 'x', 'something else', 'this')],
  run: ({ x }) => ({ y: x }),
})

/** All nodes of the product, and those for tests. */
export const catalogue = createCatalogue([...nodes, fails, counter, drift, scale, sumAll, split, examples, picky])

import { defineNode } from '../../src/definition/node.js'
import { choice, numbers } from '../../src/definition/params/index.js'
import { problem, quote } from '../../src/definition/problem.js'
import { encodeCategories, encodings } from './encode-categories.js'

export const discretization = defineNode({
  type: 'Discretization',
  category: 'data',
  doc: {
    summary: 'The number of the bin that each value falls into.',
    formula: 'y = how many boundaries are at most x',
    use: 'To treat a measurement as a category: age groups, levels of income. Embedding or the vectors of outputMode follow.',
    source: 'https://keras.io/api/layers/preprocessing_layers/numerical/discretization/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: '`[batch, ...]`.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x, int32, from 0 to the number of boundaries; or vectors, float32.' } },
  params: {
    binBoundaries: numbers({
      default: [0, 1],
      doc: 'Where one bin ends and the next begins, ascending. Keras has no default.',
    }),
    outputMode: choice({
      default: 'int',
      options: { int: 'numbers', ...encodings },
      doc: 'Numbers, one vector for each number, or one for each example: which bins are there, or how often.',
    }),
  },
  *check(_inputs, { binBoundaries }) {
    const isAscending = binBoundaries.every(
      (bound, index) => index === 0 || bound > (binBoundaries[index - 1] ?? bound),
    )
    if (isAscending && binBoundaries.length > 0) return
    yield problem(
      'parameter',
      'params.binBoundaries',
      'at least one number, each greater than the last',
      quote(binBoundaries),
      [
        {
          do: 'setParam',
          label: 'Sort them',
          param: 'binBoundaries',
          value: binBoundaries.length === 0 ? [0] : [...new Set(binBoundaries)].sort((a, b) => a - b),
        },
      ],
    )
  },
  run: ({ x }, { binBoundaries, outputMode }, _weights, ops) => {
    const data = Float32Array.from(binBoundaries)
    const bounds = ops.constant({ dtype: 'float32', shape: [data.length], data })
    const isAbove = ops.cast(ops.greaterEqual(ops.expandDims(x, -1), bounds), 'float32')
    const bins = ops.cast(ops.sum(isAbove, [-1]), 'int32')
    return { y: outputMode === 'int' ? bins : encodeCategories(ops, bins, outputMode, data.length + 1) }
  },
  mapping: { keras: 'Discretization', tfjs: null, pytorch: 'bucketize', onnx: null },
  examples: [{ inputs: { x: [[-1.5, 0, 0.5, 3]] }, outputs: { y: [[0, 1, 1, 2]] }, source: 'definition' }],
})

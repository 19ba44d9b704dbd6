import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import { encodeCategories, encodingMode } from './encode-categories.js'

export const categoryEncoding = defineNode({
  type: 'CategoryEncoding',
  label: 'Category encoding',
  category: 'data',
  doc: {
    summary: 'Whole numbers as vectors of zeros and ones, or as counts.',
    use: 'For labels and features of few categories. For many, Embedding learns shorter vectors.',
    source: 'https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['int32', 'float32'],
      rank: { min: 1 },
      doc: '`[batch, ...]`: whole numbers from 0 up to `numTokens`, itself excluded.',
    },
    countWeights: {
      kind: 'tensor',
      isOptional: true,
      doc: 'As x, with the mode count: how much each number counts; 1 where it is not wired.',
    },
  },
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, numTokens]`, float32; one vector each: `[batch, ..., numTokens]`.' },
  },
  params: {
    numTokens: integer({ default: 10, min: 1, doc: 'How many categories there are. Keras has no default.' }),
    outputMode: encodingMode,
  },
  *check({ x, countWeights }, { outputMode }) {
    if (!countWeights) return
    if (outputMode !== 'count')
      yield problem('parameter', 'params.outputMode', 'count, with weights', outputMode, [
        { do: 'setParam', label: 'Count', param: 'outputMode', value: 'count' },
        { do: 'removeWire', label: 'Remove the wire', port: 'countWeights' },
      ])
    if (!areShapesEqual(x.shape, countWeights.shape))
      yield problem('shape', 'countWeights', formatShape(x.shape), formatShape(countWeights.shape))
  },
  run: ({ x, countWeights }, { numTokens, outputMode }, _weights, ops) => {
    const indices = ops.dtypeOf(x) === 'int32' ? x : ops.cast(x, 'int32')
    return { y: encodeCategories(ops, indices, outputMode, numTokens, countWeights) }
  },
  mapping: { keras: 'CategoryEncoding', tfjs: 'categoryEncoding', pytorch: 'one_hot', onnx: 'OneHot' },
  examples: [
    { inputs: { x: [[0, 2, 2]] }, params: { numTokens: 4 }, outputs: { y: [[1, 0, 1, 0]] }, source: 'definition' },
    {
      inputs: { x: [[0, 2, 2]] },
      params: { numTokens: 4, outputMode: 'count' },
      outputs: { y: [[1, 0, 2, 0]] },
      source: 'definition',
    },
  ],
})

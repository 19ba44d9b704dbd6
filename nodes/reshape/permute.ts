import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { tuple } from '../../src/definition/params/index.js'
import { problem, quote } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'

export const permute = defineNode({
  type: 'Permute',
  category: 'reshape',
  doc: {
    summary: 'The axes of each example in another order.',
    use: 'To make rows columns, or to move channels. Reshape keeps the order of the elements, this one does not.',
    source: 'https://keras.io/api/layers/reshaping_layers/permute/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], rank: { min: 2 }, doc: '`[batch, ...]`.' } },
  outputs: { y: { kind: 'tensor', doc: '`[batch, ...]`, the axes in the order of `dims`.' }, layer: layerOutput },
  params: {
    dims: tuple({
      default: [2, 1],
      length: null,
      min: 1,
      doc: 'Which axis of x comes first, second, ..., counted from 1; the batch stays. Keras has no default.',
    }),
  },
  *check({ x }, { dims }) {
    const rank = x.shape.length - 1
    const isPermutation = dims.length === rank && new Set(dims).size === rank && Math.max(...dims) <= rank
    if (isPermutation) return
    const inOrder = Array.from({ length: rank }, (_, index) => index + 1)
    const expected = `the axes ${inOrder.join(', ')} of ${formatShape(x.shape)} in any order`
    yield problem('parameter', 'params.dims', expected, quote(dims), [
      { do: 'setParam', label: 'Turn them round', param: 'dims', value: inOrder.toReversed() },
    ])
  },
  run: ({ x }, { dims }, _weights, ops) => ({ y: ops.transpose(x, [0, ...dims]) }),
  mapping: { keras: 'Permute', tfjs: 'permute', pytorch: 'Tensor.permute', onnx: 'Transpose' },
  examples: [
    {
      inputs: { x: [[[1, 2, 3], [4, 5, 6]]] }, // prettier-ignore
      outputs: { y: [[[1, 4], [2, 5], [3, 6]]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})

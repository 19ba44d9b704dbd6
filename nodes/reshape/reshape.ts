import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { tuple } from '../../src/definition/params/index.js'
import { problem, quote } from '../../src/definition/problem.js'
import { divideSizes, formatShape, sizeOfShape } from '../../src/operations/size.js'

export const reshape = defineNode({
  type: 'Reshape',
  category: 'reshape',
  doc: {
    summary: 'The elements of each example under another shape.',
    use: 'To make images, sequences or rows out of each other. The order of the elements stays the same.',
    source: 'https://keras.io/api/layers/reshaping_layers/reshape/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], rank: { min: 1 }, doc: '`[batch, ...]`.' } },
  outputs: { y: { kind: 'tensor', doc: '`[batch, ...targetShape]`.' }, layer: layerOutput },
  params: {
    targetShape: tuple({
      default: [-1],
      length: null,
      min: -1,
      doc: 'The lengths of all axes but the batch. One may be -1: what remains. Keras has no default.',
    }),
  },
  *check({ x }, { targetShape }) {
    const unknown = targetShape.filter((size) => size === -1).length
    if (targetShape.includes(0) || unknown > 1) {
      yield problem(
        'parameter',
        'params.targetShape',
        'lengths of 1 or more, at most one of them -1',
        quote(targetShape),
      )
      return
    }
    const example = sizeOfShape(x.shape.slice(1))
    const target = sizeOfShape(targetShape.filter((size) => size !== -1))
    const isFit = unknown === 0 ? example === target : divideSizes(example, target) !== null
    if (isFit) return
    const size = unknown === 0 ? `${target} elements an example` : `a multiple of ${target} elements an example`
    yield problem('shape', 'x', size, `${example} of ${formatShape(x.shape)}`, [
      { do: 'setParam', label: 'Set targetShape to [-1]', param: 'targetShape', value: [-1] },
    ])
  },
  run: ({ x }, { targetShape }, _weights, ops) => {
    const [batch = 1, ...example] = ops.shapeOf(x)
    const known = sizeOfShape(targetShape.filter((size) => size !== -1))
    const rest = divideSizes(sizeOfShape(example), known) ?? -1
    return { y: ops.reshape(x, [batch, ...targetShape.map((size) => (size === -1 ? rest : size))]) }
  },
  mapping: { keras: 'Reshape', tfjs: 'reshape', pytorch: 'Unflatten', onnx: 'Reshape' },
  examples: [
    {
      inputs: { x: [[1, 2, 3, 4]] },
      params: { targetShape: [2, -1] },
      outputs: { y: [[[1, 2], [3, 4]]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})

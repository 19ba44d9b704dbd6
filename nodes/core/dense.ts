import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { hint } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import { activityParams, biasWeight, kernelParams, kernelWeight, penalizeActivity } from '../../src/weights/kernel.js'
import { activate, activation } from '../activation/activation.js'
import { checkSelfNormalizing } from '../activation/self-normalizing.js'

export const dense = defineNode({
  type: 'Dense',
  category: 'core',
  doc: {
    summary: 'Every output is a weighted sum of all inputs, through an activation.',
    formula: 'y = activation(x · kernel + bias)',
    use: 'The general layer for vectors. Images go through convolutions and Flatten first; with more axes it acts on the last one alone.',
    source: 'https://keras.io/api/layers/core_layers/dense/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ..., features]`.' } },
  outputs: { y: { kind: 'tensor', doc: '`[batch, ..., units]`.' }, layer: layerOutput },
  params: {
    units: integer({ default: 32, min: 1, doc: 'How many outputs there are. Keras has no default.' }),
    activation: activation(),
    ...kernelParams,
    ...activityParams,
    ...layerParams,
  },
  weights: ({ x }, params) => ({
    kernel: kernelWeight([x.shape.at(-1) ?? 1, params.units], params),
    bias: biasWeight([params.units], params),
  }),
  *check({ x }, params, context) {
    yield* checkSelfNormalizing(params, context)
    if (x.shape.length < 4) return
    yield hint('x', '[batch, features]: with more axes only the last one is weighted', formatShape(x.shape), [
      { do: 'insertNode', label: 'Insert Flatten', port: 'x', type: 'Flatten' },
    ])
  },
  run: ({ x }, params, { kernel, bias }, ops) => {
    const shape = ops.shapeOf(x)
    // One large product instead of one for each position, and one sum in the gradient of the kernel.
    const rows = shape.length === 2 ? x : ops.reshape(x, [-1, shape.at(-1) ?? 1])
    const sums = ops.matMul(rows, kernel)
    const biased = bias === null ? sums : ops.add(sums, bias)
    const back = shape.length === 2 ? biased : ops.reshape(biased, [...shape.slice(0, -1), params.units])
    const y = activate(ops, back, params.activation)
    penalizeActivity(ops, y, params)
    return { y }
  },
  mapping: { keras: 'Dense', tfjs: 'dense', pytorch: 'Linear', onnx: 'Gemm' },
  examples: [
    {
      inputs: { x: [[1, 2, 3]] },
      params: { units: 2, activation: 'relu' },
      weights: { kernel: [[1, -1], [0, 1], [2, -2]], bias: [0.5, 1] }, // prettier-ignore
      outputs: { y: [[7.5, 0]] },
      source: '1 + 6 + 0.5, relu(-1 + 2 - 6 + 1), by hand',
    },
  ],
})

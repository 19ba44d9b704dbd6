import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { nullable, shape, text } from '../../src/definition/params/index.js'
import { activityParams, biasWeight, kernelParams, kernelWeight, penalizeActivity } from '../../src/weights/kernel.js'
import { activate, activation } from '../activation/activation.js'
import { checkSelfNormalizing } from '../activation/self-normalizing.js'
import { checkEinsum, equationOf, weightShapes } from './einsum-shapes.js'
import { einsum } from './einsum.js'

const { useBias: _, ...kernelAndBiasParams } = kernelParams

export const einsumDense = defineNode({
  type: 'EinsumDense',
  label: 'Einsum dense',
  category: 'core',
  doc: {
    summary: 'A Dense layer over any axes, as an Einstein sum says.',
    formula: 'y = activation(einsum(equation, x, kernel) + bias)',
    use: 'Where Dense, which sums over the last axis, does not fit: for heads of attention, for mixing along time.',
    source: 'https://keras.io/api/layers/core_layers/einsum_dense/',
  },
  inputs: {
    x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ...]`, with the axes that the equation names first.' },
  },
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, ...]`, with the axes that the equation names last.' },
    layer: layerOutput,
  },
  params: {
    equation: text({
      default: '...x,xy->...y',
      maxLength: 100,
      doc: 'The axes of x, of the kernel and of the result: "abc,cd->abd", "...x,xy->...y", "ab...,bc->ac...". Keras has no default.',
    }),
    outputShape: shape({
      default: [32],
      doc: 'The lengths of the result without the batch and the axes of "..."; null (shown as ?) where x decides. Keras has no default.',
    }),
    biasAxes: nullable(
      text({ default: '', maxLength: 100, doc: 'The axes of the result along which there is a bias; none: no bias.' }),
    ),
    activation: activation(),
    ...kernelAndBiasParams,
    ...activityParams,
    ...layerParams,
  },
  *check({ x }, params, context) {
    yield* checkEinsum(x.shape, params)
    yield* checkSelfNormalizing(params, context)
  },
  weights: ({ x }, params) => {
    const { kernel, bias, fans } = weightShapes(x.shape, params)
    return {
      kernel: { ...kernelWeight(kernel, params), fans },
      bias: biasWeight(bias ?? [], { ...params, useBias: bias !== null }),
    }
  },
  run: ({ x }, params, { kernel, bias }, ops) => {
    const sums = einsum(ops, x, kernel, equationOf(ops.shapeOf(x), params))
    const y = activate(ops, bias === null ? sums : ops.add(sums, bias), params.activation)
    penalizeActivity(ops, y, params)
    return { y }
  },
  mapping: { keras: 'EinsumDense', tfjs: null, pytorch: null, onnx: 'Einsum' },
  examples: [
    {
      inputs: { x: [[[1, 2], [3, 4]]] }, // prettier-ignore
      params: { equation: 'abc,bd->adc', outputShape: [1, 2] },
      weights: { kernel: [[10], [1]] }, // prettier-ignore
      outputs: { y: [[[13, 24]]] },
      source: '10 + 3, 20 + 4: a sum along the second axis, by hand',
    },
  ],
})

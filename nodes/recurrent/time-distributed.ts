import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { problem } from '../../src/definition/problem.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { Ops } from '../../src/operations/ops.js'
import { multiplySizes } from '../../src/operations/size.js'
import { checkLeadingAxes } from './sequence.js'

export const timeDistributed = defineNode({
  type: 'TimeDistributed',
  label: 'Time distributed',
  category: 'recurrent',
  doc: {
    summary: 'Applies a layer to every step of a sequence, with the same weights.',
    use: 'For a convolution over every frame of a film. Dense and the activations need none: they act on the last axis anyway.',
    source: 'https://keras.io/api/layers/recurrent_layers/time_distributed/',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['float32', 'int32', 'bool'],
      rank: { min: 3 },
      doc: '`[batch, time, ...]`: steps such as the layer takes.',
    },
    layer: { kind: 'layer', accepts: 'layer', doc: 'The layer: the output `layer` of its node.' },
    mask: {
      kind: 'tensor',
      dtypes: ['bool'],
      rank: { min: 2 },
      isOptional: true,
      doc: '`[batch, time, ...]`: each step of it goes to the mask of the layer, if that has one.',
    },
  },
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, time, ...]`: what the layer gives for each step.' },
    layer: layerOutput,
  },
  params: { mode: layerParams.mode },
  *check({ x, layer, mask }) {
    if (mask) yield* checkLeadingAxes(x, mask)
    if (layer.params['stateful'] !== true) return
    yield problem('parameter', 'layer', 'a layer that is not stateful', `${layer.type} with stateful true`)
  },
  /**
   * All steps are examples of one large batch. In training, BatchNormalization therefore takes the statistics of all steps together, as in
   * Keras 2; Keras 3 goes step by step.
   */
  run({ x, layer, mask }, _params, _weights, ops) {
    const [batch = 1, time = 1] = ops.shapeOf(x)
    const hasMask = mask !== null && layer.inputs.includes('mask')
    const { y } = layer.apply({ x: asOneBatch(ops, x), ...(hasMask && { mask: asOneBatch(ops, mask) }) })
    if (!y) throw new ShapeError('layer', 'a layer with an output y', layer.type)
    return { y: ops.reshape(y, [batch, time, ...ops.shapeOf(y).slice(1)]) }
  },
  mapping: { keras: 'TimeDistributed', tfjs: 'timeDistributed', pytorch: null, onnx: null },
})

/** `[batch, time, ...]` as `[batch * time, ...]`. */
function asOneBatch<V>(ops: Ops<V>, x: V): V {
  const [batch = 1, time = 1, ...rest] = ops.shapeOf(x)
  return ops.reshape(x, [multiplySizes(batch, time), ...rest])
}

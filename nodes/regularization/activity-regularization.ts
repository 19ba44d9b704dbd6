import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'
import { addActivityLoss } from '../../src/weights/kernel.js'

export const activityRegularization = defineNode({
  type: 'ActivityRegularization',
  label: 'Activity regularization',
  category: 'regularization',
  doc: {
    summary: 'Adds a penalty on its input to the loss, and gives the input unchanged.',
    formula: 'y = x; loss + (l1 Σ |x| + l2 Σ x²) / batch',
    use: 'To keep activations sparse (l1) or small (l2), by the mean over the examples of a batch.',
    source: 'https://keras.io/api/layers/regularization_layers/activity_regularization/',
  },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    l1: number({ default: 0, min: 0, step: 0.001, doc: 'The weight of the sum of absolute values.' }),
    l2: number({ default: 0, min: 0, step: 0.001, doc: 'The weight of the sum of squares.' }),
  },
  run: ({ x }, { l1, l2 }, _weights, ops) => {
    if (l1 > 0) addActivityLoss(ops, x, ops.multiply(ops.sum(ops.abs(x)), l1))
    if (l2 > 0) addActivityLoss(ops, x, ops.multiply(ops.sum(ops.square(x)), l2))
    return { y: x }
  },
  mapping: { keras: 'ActivityRegularization', tfjs: null, pytorch: null, onnx: null },
  examples: [{ inputs: { x: [1, -2] }, outputs: { y: [1, -2] }, source: 'definition' }],
})

import { defineCell } from '../../src/definition/cell.js'
import { biasWeight } from '../../src/weights/kernel.js'
import { activate } from '../activation/activation.js'
import { cellKernels, cellParams, stateShape, stepPort } from './cell-parts.js'
import { drawMasks, projectMasked } from './dropout-masks.js'

export const simpleRnnCell = defineCell({
  type: 'SimpleRNNCell',
  doc: {
    summary: 'One step of a plain recurrent network: the new state is made of the input and the old state.',
    formula: "h' = activation(x · kernel + h · recurrent_kernel + bias)",
    use: 'To step by hand, or inside RNN. Forgets after some ten steps; GRU and LSTM remember longer.',
    source: 'https://keras.io/api/layers/recurrent_layers/simple_rnn_cell/',
  },
  x: stepPort,
  states: { h: 'The state, `[batch, units]`, which is the output too.' },
  params: cellParams,
  stateShapes: (x, params) => ({ h: stateShape(x, params) }),
  weights: ({ x }, params) => ({ ...cellKernels(x, params, 1), bias: biasWeight([params.units], params) }),
  masks: (x, params, ops) => drawMasks(x, params, 1, ops),
  prepare(x, mask, _params, { kernel, bias }, ops) {
    const projected = projectMasked(ops, x, mask, kernel, 1)
    return bias === null ? projected : ops.add(projected, bias)
  },
  step(prepared, { h }, mask, params, weights, ops) {
    const recurrent = projectMasked(ops, h, mask, weights.recurrent_kernel, 1)
    const next = activate(ops, ops.add(prepared, recurrent), params.activation)
    return { y: next, h: next }
  },
  mapping: { keras: 'SimpleRNNCell', tfjs: 'simpleRNNCell', pytorch: 'RNNCell', onnx: 'RNN' },
  examples: [
    {
      inputs: { x: [[1, 2]], h: [[3]] },
      params: { units: 1, activation: 'linear' },
      weights: { kernel: [[1], [2]], recurrent_kernel: [[10]], bias: [0.5] },
      outputs: { y: [[35.5]], h: [[35.5]] },
      source: '1 + 4 + 30 + 0.5, by hand',
    },
  ],
})

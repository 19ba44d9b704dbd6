import { defineCell } from '../../src/definition/cell.js'
import { toggle } from '../../src/definition/params/index.js'
import { biasWeight } from '../../src/weights/kernel.js'
import { activate, activation } from '../activation/activation.js'
import { sigmoid } from '../activation/sigmoid.js'
import { cellKernels, cellParams, stateShape, stepPort, withForgetBias } from './cell-parts.js'
import { drawMasks, projectMasked } from './dropout-masks.js'

/** Input, forget, cell, output: i, f, c, o, in Keras' order. */
const gates = 4

export const lstmCell = defineCell({
  type: 'LSTMCell',
  doc: {
    summary: 'One step of long short-term memory: a cell state that gates write to, keep and read.',
    formula:
      "i, f, o = recurrentActivation(x · kernel + h · recurrent_kernel + bias); g = activation(x · W + h · U + b); c' = f ∘ c + i ∘ g; h' = o ∘ activation(c')",
    use: 'To step by hand, or inside RNN. For sequences whose beginning matters at their end.',
    source: 'Hochreiter and Schmidhuber 1997; https://keras.io/api/layers/recurrent_layers/lstm_cell/',
  },
  x: stepPort,
  states: {
    h: 'The output of the previous step, `[batch, units]`.',
    c: 'The cell state, `[batch, units]`.',
  },
  params: {
    ...cellParams,
    recurrentActivation: activation({ default: sigmoid, doc: 'What is done to the gates.' }),
    unitForgetBias: toggle({
      default: true,
      doc: 'Whether the bias of the forget gate starts at 1, so that the cell remembers from the start.',
    }),
  },
  stateShapes: (x, params) => ({ h: stateShape(x, params), c: stateShape(x, params) }),
  weights: ({ x }, params) => {
    const { units, unitForgetBias, biasInitializer } = params
    const start = unitForgetBias ? withForgetBias(biasInitializer, units) : biasInitializer
    return {
      ...cellKernels(x, params, gates),
      bias: biasWeight([gates * units], { ...params, biasInitializer: start }),
    }
  },
  masks: (x, params, ops) => drawMasks(x, params, gates, ops),
  prepare(x, mask, _params, { kernel, bias }, ops) {
    const projected = projectMasked(ops, x, mask, kernel, gates)
    return bias === null ? projected : ops.add(projected, bias)
  },
  step(prepared, { h, c }, mask, params, weights, ops) {
    const sums = ops.add(prepared, projectMasked(ops, h, mask, weights.recurrent_kernel, gates))
    const [i, f, g, o] = ops.split(sums, gates)
    if (i === undefined || f === undefined || g === undefined || o === undefined)
      throw new Error('four gates make four parts')
    const kept = ops.multiply(activate(ops, f, params.recurrentActivation), c)
    const written = ops.multiply(activate(ops, i, params.recurrentActivation), activate(ops, g, params.activation))
    const cell = ops.add(kept, written)
    const next = ops.multiply(activate(ops, o, params.recurrentActivation), activate(ops, cell, params.activation))
    return { y: next, h: next, c: cell }
  },
  mapping: { keras: 'LSTMCell', tfjs: 'lstmCell', pytorch: 'LSTMCell', onnx: 'LSTM' },
  examples: [
    {
      inputs: { x: [[1]], h: [[0]], c: [[4]] },
      params: { units: 1, activation: 'linear', useBias: false },
      weights: { kernel: [[0, 0, 3, 0]], recurrent_kernel: [[0, 0, 0, 0]] },
      outputs: { y: [[1.75]], h: [[1.75]], c: [[3.5]] },
      source: 'i = f = o = ½, g = 3: c = 2 + 1.5, by hand',
    },
  ],
})

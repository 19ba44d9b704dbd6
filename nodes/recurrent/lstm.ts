import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { activityParams, penalizeActivity } from '../../src/weights/kernel.js'
import { stateShape } from './cell-parts.js'
import { scanCell } from './scan-cell.js'
import {
  checkSequence,
  finalStatePort,
  initialStatePort,
  lastingState,
  maskPort,
  sequenceOutput,
  sequenceParams,
  sequencePort,
  statefulParams,
  stepType,
} from './sequence.js'
import { lstmCell } from './lstm-cell.js'

export const lstm = defineNode({
  type: 'LSTM',
  category: 'recurrent',
  doc: {
    summary: 'Long short-term memory, stepped through sequences.',
    formula: 'the formula of LSTMCell, for t = 1 … time',
    use: 'For sequences whose beginning matters at their end.',
    source: 'Hochreiter and Schmidhuber 1997; https://keras.io/api/layers/recurrent_layers/lstm/',
  },
  inputs: { x: sequencePort, h: initialStatePort, c: initialStatePort, mask: maskPort },
  outputs: { y: sequenceOutput, h: finalStatePort, c: finalStatePort, layer: layerOutput },
  params: { ...lstmCell.params, ...sequenceParams, ...statefulParams, ...activityParams },
  weights: ({ x }, params) => lstmCell.weights({ x: stepType(x), h: null, c: null }, params),
  check: ({ x, h, c, mask }, params) => checkSequence({ x, mask, states: { h, c } }, params.units),
  state: ({ x }, params) => ({
    state_h: lastingState(stateShape(x, params), params),
    state_c: lastingState(stateShape(x, params), params),
  }),
  run: ({ x, h, c, mask }, params, { state_h, state_c, ...weights }, ops) => {
    const cell = lstmCell.cell.bind(params, weights, ops)
    const { y, states } = scanCell(ops, cell, { x, mask, states: [h ?? state_h, c ?? state_c] }, params)
    penalizeActivity(ops, y, params)
    const [nextH, nextC] = states
    if (nextH === undefined || nextC === undefined) throw new Error('an LSTM has two states')
    if (state_h !== null) ops.update('state_h', nextH)
    if (state_c !== null) ops.update('state_c', nextC)
    return { y, h: nextH, c: nextC }
  },
  mapping: { keras: 'LSTM', tfjs: 'lstm', pytorch: 'LSTM', onnx: 'LSTM' },
  examples: [
    {
      inputs: { x: [[[1], [1]]] },
      params: { units: 1, activation: 'linear', useBias: false },
      weights: { kernel: [[0, 0, 4, 0]], recurrent_kernel: [[0, 0, 0, 0]] },
      outputs: { y: [[1.5]], h: [[1.5]], c: [[3]] },
      source: 'i = f = o = ½, g = 4: c = 2, then 1 + 2, by hand',
    },
  ],
})

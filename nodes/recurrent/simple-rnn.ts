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
import { simpleRnnCell } from './simple-rnn-cell.js'

export const simpleRnn = defineNode({
  type: 'SimpleRNN',
  category: 'recurrent',
  doc: {
    summary: 'A plain recurrent network: each step sees its input and the previous output.',
    formula: 'the formula of SimpleRNNCell, for t = 1 … time',
    use: 'For short sequences. GRU and LSTM remember longer.',
    source: 'https://keras.io/api/layers/recurrent_layers/simple_rnn/',
  },
  inputs: { x: sequencePort, h: initialStatePort, mask: maskPort },
  outputs: { y: sequenceOutput, h: finalStatePort, layer: layerOutput },
  params: { ...simpleRnnCell.params, ...sequenceParams, ...statefulParams, ...activityParams },
  weights: ({ x }, params) => simpleRnnCell.weights({ x: stepType(x), h: null }, params),
  check: ({ x, h, mask }, params) => checkSequence({ x, mask, states: { h } }, params.units),
  state: ({ x }, params) => ({ state_h: lastingState(stateShape(x, params), params) }),
  run: ({ x, h, mask }, params, { state_h, ...weights }, ops) => {
    const cell = simpleRnnCell.cell.bind(params, weights, ops)
    const { y, states } = scanCell(ops, cell, { x, mask, states: [h ?? state_h] }, params)
    penalizeActivity(ops, y, params)
    const [nextH] = states
    if (nextH === undefined) throw new Error('a recurrent layer has a state')
    if (state_h !== null) ops.update('state_h', nextH)
    return { y, h: nextH }
  },
  mapping: { keras: 'SimpleRNN', tfjs: 'simpleRNN', pytorch: 'RNN', onnx: 'RNN' },
  examples: [
    {
      inputs: { x: [[[1], [2]]] },
      params: { units: 1, activation: 'linear', returnSequences: true },
      weights: { kernel: [[1]], recurrent_kernel: [[10]], bias: [0] },
      outputs: { y: [[[1], [12]]], h: [[12]] },
      source: '1, then 2 + 10, by hand',
    },
  ],
})

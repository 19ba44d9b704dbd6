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
import { gruCell } from './gru-cell.js'

export const gru = defineNode({
  type: 'GRU',
  category: 'recurrent',
  doc: {
    summary: 'A gated recurrent unit, stepped through sequences.',
    formula: 'the formula of GRUCell, for t = 1 … time',
    use: 'For sequences of up to some hundred steps: lighter than LSTM and often as good.',
    source: 'Cho et al. 2014, arXiv:1406.1078; https://keras.io/api/layers/recurrent_layers/gru/',
  },
  inputs: { x: sequencePort, h: initialStatePort, mask: maskPort },
  outputs: { y: sequenceOutput, h: finalStatePort, layer: layerOutput },
  params: { ...gruCell.params, ...sequenceParams, ...statefulParams, ...activityParams },
  weights: ({ x }, params) => gruCell.weights({ x: stepType(x), h: null }, params),
  check: ({ x, h, mask }, params) => checkSequence({ x, mask, states: { h } }, params.units),
  state: ({ x }, params) => ({ state_h: lastingState(stateShape(x, params), params) }),
  run: ({ x, h, mask }, params, { state_h, ...weights }, ops) => {
    const cell = gruCell.cell.bind(params, weights, ops)
    const { y, states } = scanCell(ops, cell, { x, mask, states: [h ?? state_h] }, params)
    penalizeActivity(ops, y, params)
    const [nextH] = states
    if (nextH === undefined) throw new Error('a recurrent layer has a state')
    if (state_h !== null) ops.update('state_h', nextH)
    return { y, h: nextH }
  },
  mapping: { keras: 'GRU', tfjs: 'gru', pytorch: 'GRU', onnx: 'GRU' },
  examples: [
    {
      inputs: { x: [[[1], [1]]] },
      params: { units: 1, activation: 'linear', useBias: false },
      weights: { kernel: [[0, 0, 2]], recurrent_kernel: [[0, 0, 0]] },
      outputs: { y: [[1.5]], h: [[1.5]] },
      source: 'z = ½: 1, then ½ + 1, by hand',
    },
  ],
})

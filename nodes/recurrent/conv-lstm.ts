import { alongFirstAxis, type SpatialRank } from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode, type Nested } from '../../src/definition/node.js'
import type { TensorPort } from '../../src/definition/port.js'
import { activityParams, penalizeActivity } from '../../src/weights/kernel.js'
import { type convLstmCell, mapSpace, onePlace } from './conv-lstm-cell.js'
import { convolvedShape } from './convolve-gates.js'
import { scanCell } from './scan-cell.js'
import { checkMask, lastingState, maskPort, sequenceParams, statefulParams, stepType } from './sequence.js'

/** ConvLSTM1D, ConvLSTM2D or ConvLSTM3D: its cell, stepped through sequences of maps. */
export function convLstm(rank: SpatialRank, cell: ReturnType<typeof convLstmCell>) {
  const space = mapSpace(rank)
  const state = (doc: string): TensorPort => ({ kind: 'tensor', doc: `\`[batch, ${space}, filters]\`: ${doc}` })
  const stateBefore = {
    ...state('the state before the first step, zeros where it is not wired.'),
    rank: { min: rank + 2, max: rank + 2 },
    isOptional: true,
  } as const
  return defineNode({
    type: `ConvLSTM${rank}D`,
    category: 'recurrent',
    doc: {
      summary: 'Long short-term memory over sequences of maps, whose sums are convolutions.',
      formula: `the formula of ConvLSTM${rank}DCell, for t = 1 … time`,
      use: 'For sequences of maps that move, as rain on a radar or the frames of a film.',
      source: `Shi et al. 2015, arXiv:1506.04214; https://keras.io/api/layers/recurrent_layers/conv_lstm${rank}d/`,
    },
    inputs: {
      x: {
        kind: 'tensor',
        rank: { min: rank + 3, max: rank + 3 },
        doc: `\`[batch, time, ${space}, channels]\`.`,
      },
      h: stateBefore,
      c: stateBefore,
      mask: maskPort,
    },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${space}, filters]\`, with returnSequences one for each step.` },
      h: state('the state after the last step.'),
      c: state('the cell state after the last step.'),
      layer: layerOutput,
    },
    params: { ...cell.params, ...sequenceParams, ...statefulParams, ...activityParams },
    weights: ({ x }, params) => cell.weights({ x: stepType(x), h: null, c: null }, params),
    *check({ x, h, c, mask }, params, context) {
      yield* checkMask(x, mask)
      yield* cell.check?.({ x: stepType(x), h, c }, params, context) ?? []
    },
    state: ({ x }, params) => {
      const shape = convolvedShape(stepType(x).shape, params)
      return { state_h: lastingState(shape, params), state_c: lastingState(shape, params) }
    },
    run: ({ x, h, c, mask }, params, { state_h, state_c, ...weights }, ops) => {
      const bound = cell.cell.bind(params, weights, ops)
      const { y, states } = scanCell(ops, bound, { x, mask, states: [h ?? state_h, c ?? state_c] }, params)
      penalizeActivity(ops, y, params)
      const [nextH, nextC] = states
      if (nextH === undefined || nextC === undefined) throw new Error('a ConvLSTM has two states')
      if (state_h !== null) ops.update('state_h', nextH)
      if (state_c !== null) ops.update('state_c', nextC)
      return { y, h: nextH, c: nextC }
    },
    mapping: { keras: `ConvLSTM${rank}D`, tfjs: rank === 2 ? 'convLstm2d' : null, pytorch: null, onnx: null },
    examples: [
      {
        // One example of two equal steps.
        inputs: { x: [[...batchOf(rank), ...batchOf(rank)]] },
        params: { filters: 1, kernelSize: 1, activation: 'linear', useBias: false },
        weights: { kernel: onePlace(rank, [[0, 0, 4, 0]]), recurrent_kernel: onePlace(rank, [[0, 0, 0, 0]]) },
        outputs: { y: alongFirstAxis(rank, [1.5, 3]), c: alongFirstAxis(rank, [3, 6]) },
        source: 'i = f = o = ½, g = 4 x: c = 2 x, then x + 2 x, by hand',
      },
    ],
  })
}

function batchOf(rank: SpatialRank): readonly Nested[] {
  const map = alongFirstAxis(rank, [1, 2])
  return typeof map === 'number' ? [] : map
}

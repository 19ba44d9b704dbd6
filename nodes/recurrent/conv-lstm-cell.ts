import { defineCell } from '../../src/definition/cell.js'
import {
  alongFirstAxis,
  channelsLastShape,
  dataFormat,
  spaceNames,
  spatialPort,
  type SpatialRank,
} from '../../src/definition/data-format.js'
import type { Nested } from '../../src/definition/node.js'
import { checkWindows, padding, windowParams } from '../../src/definition/window-params.js'
import { integer, toggle } from '../../src/definition/params/index.js'
import { biasWeight, kernelWeight } from '../../src/weights/kernel.js'
import { activate, activation } from '../activation/activation.js'
import { sigmoid } from '../activation/sigmoid.js'
import { recurrentParams, recurrentWeight, withForgetBias } from './cell-parts.js'
import { convolvedShape, convolveGates, splitGates } from './convolve-gates.js'
import { drawMaskOfEach } from './dropout-masks.js'

/** Input, forget, cell, output: i, f, c, o, in Keras' order. */
const gates = 4

/** The cell of ConvLSTM1D, ConvLSTM2D or ConvLSTM3D, which Keras has but does not export. */
export function convLstmCell(rank: SpatialRank) {
  const { kernelSize, strides, dilationRate } = windowParams(rank)
  return defineCell({
    type: `ConvLSTM${rank}DCell`,
    label: `ConvLSTM${rank}D cell`,
    doc: {
      summary:
        'One step of a long short-term memory whose state has the axes of space and whose sums are convolutions.',
      formula:
        "i, f, o = recurrentActivation(x ∗ kernel + h ∗ recurrent_kernel + bias); g = activation(x ∗ W + h ∗ U + b); c' = f ∘ c + i ∘ g; h' = o ∘ activation(c')",
      use: 'To step by hand, or inside RNN. For sequences of maps that move, as rain on a radar.',
      source: 'Shi et al. 2015, arXiv:1506.04214; https://keras.io/api/layers/recurrent_layers/conv_lstm2d/',
    },
    x: { ...spatialPort(rank), doc: `\`[batch, ${mapSpace(rank)}, channels]\`.` },
    states: { h: 'The output of the previous step.', c: 'The cell state.' },
    params: {
      filters: integer({
        default: 32,
        min: 1,
        doc: 'How many channels there are in the output. Keras has no default.',
      }),
      kernelSize,
      strides,
      padding,
      dilationRate,
      dataFormat,
      ...recurrentParams,
      recurrentActivation: activation({ default: sigmoid, doc: 'What is done to the gates.' }),
      unitForgetBias: toggle({
        default: true,
        doc: 'Whether the bias of the forget gate starts at 1, so that the cell remembers from the start.',
      }),
    },
    stateShapes: (x, params) => {
      const shape = convolvedShape(x.shape, params)
      return { h: shape, c: shape }
    },
    weights: ({ x }, params) => {
      const { filters, unitForgetBias, biasInitializer } = params
      const channels = channelsLastShape(x.shape, params.dataFormat).at(-1) ?? 1
      const start = unitForgetBias ? withForgetBias(biasInitializer, filters) : biasInitializer
      return {
        kernel: kernelWeight([...params.kernelSize, channels, gates * filters], params),
        recurrent_kernel: recurrentWeight([...params.kernelSize, filters, gates * filters], params),
        bias: biasWeight([gates * filters], { ...params, biasInitializer: start }),
      }
    },
    check: ({ x }, params) => checkWindows(channelsLastShape(x.shape, params.dataFormat), params),
    // Unlike those of LSTMCell, its gates never share a mask.
    masks: (x, params, ops) =>
      drawMaskOfEach(gates, { input: x.shape, recurrent: convolvedShape(x.shape, params) }, params, ops),
    prepare(x, masks, { strides, padding, dilationRate: dilation, dataFormat }, { kernel, bias }, ops) {
      return convolveGates(ops, x, masks, { kernel, bias }, { gates, strides, padding, dilation, dataFormat })
    },
    step(prepared, { h, c }, masks, params, { recurrent_kernel: kernel }, ops) {
      const { activation, recurrentActivation, dataFormat } = params
      const recurrent = convolveGates(ops, h, masks, { kernel, bias: null }, { gates, padding: 'same', dataFormat })
      const [i, f, g, o] = splitGates(ops, ops.add(prepared, recurrent), gates, dataFormat)
      if (i === undefined || f === undefined || g === undefined || o === undefined)
        throw new Error('four gates make four parts')
      const kept = ops.multiply(activate(ops, f, recurrentActivation), c)
      const written = ops.multiply(activate(ops, i, recurrentActivation), activate(ops, g, activation))
      const cell = ops.add(kept, written)
      const next = ops.multiply(activate(ops, o, recurrentActivation), activate(ops, cell, activation))
      return { y: next, h: next, c: cell }
    },
    mapping: { keras: null, tfjs: rank === 2 ? 'convLstm2dCell' : null, pytorch: null, onnx: null },
    examples: [
      {
        inputs: { x: alongFirstAxis(rank, [1, 2]), c: alongFirstAxis(rank, [4, 6]) },
        params: { filters: 1, kernelSize: 1, activation: 'linear', useBias: false },
        weights: {
          kernel: onePlace(rank, [[0, 0, 3, 0]]),
          recurrent_kernel: onePlace(rank, [[0, 0, 0, 0]]),
        },
        outputs: { y: alongFirstAxis(rank, [1.75, 3]), c: alongFirstAxis(rank, [3.5, 6]) },
        source: 'i = f = o = ½, g = 3 x: c = 2 + 1.5 and 3 + 3, by hand',
      },
    ],
  })
}

/** For examples: a kernel of size 1 along all axes of space. */
export function onePlace(rank: SpatialRank, matrix: Nested): Nested {
  return Array.from({ length: rank }).reduce<Nested>((inner) => [inner], matrix)
}

/** The axes of a map by name; time is the axis that the sequence has. */
export function mapSpace(rank: SpatialRank): string {
  return rank === 1 ? 'length' : spaceNames[rank]
}

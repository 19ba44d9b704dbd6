import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { initialState } from './scan-cell.js'
import { joinStates, splitStates } from './side-by-side.js'
import { stackLayers, statesOfStack } from './stack-cells.js'

export const stackedRnnCells = defineNode({
  type: 'StackedRNNCells',
  label: 'Stacked RNN cells',
  category: 'recurrent',
  doc: {
    summary: 'Several recurrent cells as one: each steps on what the one before puts out.',
    use: 'Inside RNN, for a deep recurrent network that goes through the sequence once.',
    source: 'https://keras.io/api/layers/recurrent_layers/stacked_rnn_cell/',
  },
  inputs: {
    x: { kind: 'tensor', rank: { min: 2 }, doc: 'One step, such as the first cell takes.' },
    layer: {
      kind: 'layer',
      accepts: 'cell',
      isVariadic: true,
      doc: 'The cells from the first on: the output `layer` of cell nodes.',
    },
    h: {
      kind: 'tensor',
      isOptional: true,
      doc: 'The states h of all cells side by side. Zeros where it is not wired.',
    },
    c: { kind: 'tensor', isOptional: true, doc: 'The states c of those cells that have one, side by side.' },
  },
  outputs: {
    y: { kind: 'tensor', doc: 'The output of the last cell.' },
    h: {
      kind: 'tensor',
      isOptional: true,
      doc: 'The next states h of all cells side by side: `[batch, units1 + units2 + ...]`.',
    },
    c: { kind: 'tensor', isOptional: true, doc: 'The next states c of those cells that have one, side by side.' },
    layer: layerOutput,
  },
  params: {},
  cell: {
    states: (x, _params, layers) => statesOfStack(layers, x),
    bind: (_params, _weights, _ops, { x, layers }) => stackLayers(layers, x),
  },
  run({ x, layer: layers, h, c }, _params, _weights, ops) {
    const type = { dtype: ops.dtypeOf(x), shape: ops.shapeOf(x) }
    const cell = stackLayers(layers, type)
    const masks = cell.masks(type)
    const known = statesOfStack(layers, type)
    const before = splitStates(ops, known, { h, c }, 'StackedRNNCells')
    const states = known.map(({ shape }, index) => initialState(ops, shape, before[index] ?? null))
    const next = cell.step(cell.prepare(x, masks.input), states, masks.steps)
    return { y: next.y, ...joinStates(ops, cell.stateNames, next.states) }
  },
  mapping: { keras: 'StackedRNNCells', tfjs: 'stackedRNNCells', pytorch: null, onnx: null },
})

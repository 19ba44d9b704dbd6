import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { ShapeError } from '../../src/operations/operation.js'
import { scanCell } from './scan-cell.js'
import {
  checkSequence,
  finalStatePort,
  initialStatePort,
  maskPort,
  sequenceOutput,
  sequenceParams,
  sequencePort,
  stepType,
} from './sequence.js'

export const rnn = defineNode({
  type: 'RNN',
  category: 'recurrent',
  doc: {
    summary: 'Steps a cell through sequences.',
    use: 'For a cell of your own, or one that is stepped by hand elsewhere: both use the same weights.',
    source: 'https://keras.io/api/layers/recurrent_layers/rnn/',
  },
  inputs: {
    x: sequencePort,
    layer: { kind: 'layer', accepts: 'cell', appliedTo: stepType, doc: 'The cell: the output `layer` of a cell node.' },
    h: initialStatePort,
    c: { ...initialStatePort, doc: `${initialStatePort.doc} Only for a cell that has it, as LSTMCell.` },
    mask: maskPort,
  },
  outputs: {
    y: sequenceOutput,
    h: finalStatePort,
    c: { ...finalStatePort, isOptional: true, doc: `${finalStatePort.doc} Only of a cell that has it.` },
  },
  params: { ...sequenceParams, mode: layerParams.mode },
  *check({ x, mask }) {
    yield* checkSequence({ x, mask, states: {} }, 0)
  },
  run: ({ x, layer, h, c, mask }, params, _weights, ops) => {
    const { cell } = layer
    if (cell === null) throw new ShapeError('layer', 'a recurrent cell', layer.type)
    const wired: Readonly<Record<string, typeof h>> = { h, c }
    const names = cell.stateNames
    const extra = Object.keys(wired).find((name) => wired[name] !== null && !names.includes(name))
    if (extra !== undefined) {
      throw new ShapeError(extra, `no wire: ${layer.type} has no state ${extra}`, 'a wire')
    }
    const states = names.map((name) => wired[name] ?? null)
    const result = scanCell(ops, cell, { x, mask, states }, params)
    const [first] = result.states
    const last = (name: string) => result.states[names.indexOf(name)] ?? null
    if (first === undefined) throw new ShapeError('layer', 'a cell with a state', layer.type)
    return { y: result.y, h: last('h') ?? first, c: last('c') }
  },
  mapping: { keras: 'RNN', tfjs: 'rnn', pytorch: null, onnx: null },
})

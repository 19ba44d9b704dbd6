import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { ShapeError } from '../../src/operations/operation.js'
import { scanCell } from './scan-cell.js'
import { checkMask, finalStatePort, maskPort, sequenceOutput, sequenceParams, stepType } from './sequence.js'

const cellStatePort = {
  kind: 'tensor',
  rank: { min: 2 },
  isOptional: true,
  doc: 'The state before the first step, zeros where it is not wired.',
} as const

export const rnn = defineNode({
  type: 'RNN',
  category: 'recurrent',
  doc: {
    summary: 'Steps a cell through sequences.',
    use: 'For a cell of your own, or one that is stepped by hand elsewhere: both use the same weights.',
    source: 'https://keras.io/api/layers/recurrent_layers/rnn/',
  },
  inputs: {
    x: { kind: 'tensor', rank: { min: 3 }, doc: '`[batch, time, ...]`: steps such as the cell takes.' },
    layer: { kind: 'layer', accepts: 'cell', appliedTo: stepType, doc: 'The cell: the output `layer` of a cell node.' },
    h: cellStatePort,
    c: { ...cellStatePort, doc: `${cellStatePort.doc} Only for a cell that has it, as LSTMCell.` },
    mask: maskPort,
  },
  outputs: {
    y: sequenceOutput,
    h: finalStatePort,
    c: { ...finalStatePort, isOptional: true, doc: `${finalStatePort.doc} Only of a cell that has it.` },
  },
  params: { ...sequenceParams, mode: layerParams.mode },
  check: ({ x, mask }) => checkMask(x, mask),
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

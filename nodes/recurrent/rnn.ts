import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { ShapeError } from '../../src/operations/operation.js'
import { scanCell } from './scan-cell.js'
import {
  checkMask,
  finalStatePort,
  lastingState,
  maskPort,
  sequenceOutput,
  sequenceParams,
  statefulParams,
  stepType,
} from './sequence.js'
import { joinStates, splitStates } from './side-by-side.js'

const statePort = {
  kind: 'tensor',
  rank: { min: 2 },
  isOptional: true,
  doc: 'The state before the first step, zeros where it is not wired; of stacked cells all states h side by side.',
} as const

export const rnn = defineNode({
  type: 'RNN',
  category: 'recurrent',
  doc: {
    summary: 'Steps a cell through sequences.',
    use: 'For a cell of your own, stacked cells, or a cell that is stepped by hand elsewhere: both use the same weights.',
    source: 'https://keras.io/api/layers/recurrent_layers/rnn/',
  },
  inputs: {
    x: { kind: 'tensor', rank: { min: 3 }, doc: '`[batch, time, ...]`: steps such as the cell takes.' },
    layer: { kind: 'layer', accepts: 'cell', doc: 'The cell: the output `layer` of a cell node.' },
    h: statePort,
    c: { ...statePort, doc: 'The same for the states c. Only for a cell that has one, as LSTMCell.' },
    mask: maskPort,
  },
  outputs: {
    y: sequenceOutput,
    h: {
      ...finalStatePort,
      isOptional: true,
      doc: `${finalStatePort.doc} Of stacked cells all states h side by side.`,
    },
    c: { ...finalStatePort, isOptional: true, doc: `${finalStatePort.doc} Only of a cell that has it.` },
    layer: layerOutput,
  },
  params: { ...sequenceParams, ...statefulParams, mode: layerParams.mode },
  check: ({ x, mask }) => checkMask(x, mask),
  state({ x, layer }, params) {
    const states = layer.states(stepType(x)) ?? []
    const keys = stateKeys(states.map(({ name }) => name))
    return Object.fromEntries(states.map(({ shape }, index) => [keys[index] ?? '', lastingState(shape, params)]))
  },
  run({ x, layer, h, c, mask }, params, kept, ops) {
    const step = stepType({ dtype: ops.dtypeOf(x), shape: ops.shapeOf(x) })
    const known = layer.states(step)
    const cell = layer.cell(step)
    if (known === null || cell === null) throw new ShapeError('layer', 'a recurrent cell', layer.type)
    const keys = stateKeys(cell.stateNames)
    const wired = splitStates(ops, known, { h, c }, layer.type)
    const before = wired.map((state, index) => state ?? kept[keys[index] ?? ''] ?? null)
    const { y, states } = scanCell(ops, cell, { x, mask, states: before }, params)
    if (params.stateful) states.forEach((state, index) => ops.update(keys[index] ?? '', state))
    return { y, ...joinStates(ops, cell.stateNames, states) }
  },
  mapping: { keras: 'RNN', tfjs: 'rnn', pytorch: null, onnx: null },
})

/** `state_h`; where a name occurs again, `state_h1`, `state_h2`, ... */
function stateKeys(names: readonly string[]): readonly string[] {
  return names.map((name, index) => {
    const isOnly = names.indexOf(name) === names.lastIndexOf(name)
    const place = names.slice(0, index + 1).filter((other) => other === name).length
    return `state_${name}${isOnly ? '' : place}`
  })
}

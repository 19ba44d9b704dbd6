import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import type { Layer } from '../../src/definition/layer.js'
import { defineNode } from '../../src/definition/node.js'
import { choice } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { Ops } from '../../src/operations/ops.js'
import { checkMask, maskPort } from './sequence.js'
import { checkWayBack, sideBySide, statesOf } from './two-ways.js'

const statePort = {
  kind: 'tensor',
  rank: { min: 2 },
  isOptional: true,
  doc: 'The states before the first step, that of the forward layer and that of the backward layer side by side.',
} as const

export const bidirectional = defineNode({
  type: 'Bidirectional',
  category: 'recurrent',
  doc: {
    summary: 'Goes through sequences forwards and backwards, with weights for each direction.',
    formula: 'y = merge(forward(x), backward(x)), both in the order of x',
    use: 'Where the whole sequence is known, as in texts: each step then sees what is before and behind it.',
    source: 'https://keras.io/api/layers/recurrent_layers/bidirectional/',
  },
  inputs: {
    x: { kind: 'tensor', rank: { min: 3 }, doc: '`[batch, time, ...]`: a sequence such as the layer takes.' },
    layer: {
      kind: 'layer',
      accepts: 'recurrent',
      doc: 'The recurrent layer: the output `layer` of its node. Without another one for the way back both directions have its parameters. Their weights belong to this node.',
    },
    backwardLayer: {
      kind: 'layer',
      accepts: 'recurrent',
      isOptional: true,
      doc: 'Another layer for the way back, which goes backwards; without it the same layer as forwards.',
    },
    h: statePort,
    c: { ...statePort, doc: 'The same for the states c. Only for layers that have one, as LSTM.' },
    mask: maskPort,
  },
  outputs: {
    y: {
      kind: 'tensor',
      isOptional: true,
      doc: 'What both directions give, merged; nothing with the merge mode none.',
    },
    forward: { kind: 'tensor', doc: 'What the forward layer gives.' },
    backward: { kind: 'tensor', doc: 'What the backward layer gives, in the order of x.' },
    h: { kind: 'tensor', isOptional: true, doc: 'The states after the last step, forward and backward side by side.' },
    c: { kind: 'tensor', isOptional: true, doc: 'The same for the states c, where both layers have one.' },
    layer: layerOutput,
  },
  params: {
    mergeMode: choice({
      default: 'concat',
      options: { concat: 'side by side', sum: 'sum', mul: 'product', ave: 'mean', none: 'none' },
      doc: 'How the two directions become one output: side by side along the last axis, sum, product, mean, or not at all.',
    }),
    ...layerParams,
  },
  *check({ x, layer, backwardLayer, mask }) {
    yield* checkMask(x, mask)
    if (layer.params['goBackwards'] === true) {
      yield problem('parameter', 'layer', 'a layer that goes forwards', `${layer.type} with goBackwards true`)
    }
    if (backwardLayer) yield* checkWayBack(layer, backwardLayer)
  },
  run({ x, layer, backwardLayer, h, c, mask }, { mergeMode }, _weights, ops) {
    const returnSequences = layer.params['returnSequences'] === true
    // A masked step is zero in both directions, so that they can be merged.
    const forward = layer.copy('forward', { zeroOutputForMask: returnSequences })
    const way = backwardLayer ?? layer
    const backward = way.copy('backward', { zeroOutputForMask: returnSequences, goBackwards: true })
    const [forwardH, backwardH] = statesOf(ops, [forward, backward], 'h', h)
    const [forwardC, backwardC] = statesOf(ops, [forward, backward], 'c', c)
    const ahead = forward.apply({ x, mask, h: forwardH, c: forwardC })
    const back = backward.apply({ x, mask, h: backwardH, c: backwardC })
    const first = outputOf(forward, ahead['y'])
    const last = outputOf(backward, back['y'])
    const second = returnSequences ? ops.reverse(last, [1]) : last
    return {
      y: mergeMode === 'none' ? null : merge(ops, first, second, mergeMode),
      forward: first,
      backward: second,
      h: sideBySide(ops, ahead['h'], back['h']),
      c: sideBySide(ops, ahead['c'], back['c']),
    }
  },
  mapping: { keras: 'Bidirectional', tfjs: 'bidirectional', pytorch: null, onnx: null },
})

function merge<V>(ops: Ops<V>, forward: V, backward: V, mode: 'concat' | 'sum' | 'mul' | 'ave'): V {
  if (mode === 'concat') return ops.concat([forward, backward], -1)
  if (mode === 'mul') return ops.multiply(forward, backward)
  const sum = ops.add(forward, backward)
  return mode === 'sum' ? sum : ops.divide(sum, 2)
}

function outputOf<V>({ type }: Layer<V>, y: V | null | undefined): V {
  if (y === null || y === undefined) throw new ShapeError('layer', 'a layer with an output y', type)
  return y
}

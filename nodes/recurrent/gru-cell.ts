import { defineCell } from '../../src/definition/cell.js'
import { toggle } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { biasWeight } from '../../src/weights/kernel.js'
import { activate, type Activation, activation } from '../activation/activation.js'
import { sigmoid } from '../activation/sigmoid.js'
import { cellKernels, cellParams, stateShape, stepPort } from './cell-parts.js'
import { drawMasks, maskOfEachGate, projectMasked } from './dropout-masks.js'

/** Update, reset, new state: z, r, h, in Keras' order. */
const gates = 3

export const gruCell = defineCell({
  type: 'GRUCell',
  doc: {
    summary: 'One step of a gated recurrent unit: gates decide how much of the old state stays.',
    formula:
      "z, r = recurrentActivation(x · kernel + h · recurrent_kernel + bias); n = activation(x · W + r ∘ (h · U + b)), or (r ∘ h) · U without resetAfter; h' = z ∘ h + (1 − z) ∘ n",
    use: 'To step by hand, or inside RNN. Lighter than LSTM and often as good.',
    source: 'Cho et al. 2014, arXiv:1406.1078; https://keras.io/api/layers/recurrent_layers/gru_cell/',
  },
  x: stepPort,
  states: { h: 'The state, `[batch, units]`, which is the output too.' },
  params: {
    ...cellParams,
    recurrentActivation: activation({ default: sigmoid, doc: 'What is done to the gates.' }),
    resetAfter: toggle({
      default: true,
      doc: 'Whether the reset gate acts behind the recurrent product, as in cuDNN and PyTorch, or before it, as in the first paper.',
    }),
  },
  stateShapes: (x, params) => ({ h: stateShape(x, params) }),
  weights: ({ x }, params) => ({
    ...cellKernels(x, params, gates),
    // The second row is the bias of the recurrent product.
    bias: biasWeight(params.resetAfter ? [2, gates * params.units] : [gates * params.units], params),
  }),
  masks: (x, params, ops) => drawMasks(x, params, gates, ops),
  prepare(x, mask, { resetAfter }, { kernel, bias }, ops) {
    const projected = projectMasked(ops, x, mask, kernel, gates)
    if (bias === null) return projected
    return ops.add(projected, resetAfter ? biasRow(ops, bias, 0) : bias)
  },
  step(prepared, { h }, mask, params, weights, ops) {
    const { recurrent_kernel: kernel, bias } = weights
    const step = { prepared, h, kernel, bias, mask }
    const { z, candidate } = params.resetAfter ? stepResetAfter(ops, step, params) : stepResetBefore(ops, step, params)
    const next = ops.add(ops.multiply(z, h), ops.multiply(ops.subtract(1, z), candidate))
    return { y: next, h: next }
  },
  mapping: { keras: 'GRUCell', tfjs: 'gruCell', pytorch: 'GRUCell', onnx: 'GRU' },
  examples: [
    {
      inputs: { x: [[1]], h: [[4]] },
      params: { units: 1, activation: 'linear', resetAfter: false, useBias: false },
      weights: { kernel: [[0, 0, 1]], recurrent_kernel: [[0, 0, 2]] },
      outputs: { y: [[4.5]], h: [[4.5]] },
      source: 'z = r = ½, n = 1 + 2 · ½ · 4, by hand',
    },
  ],
})

interface GruStep<V> {
  readonly prepared: V
  readonly h: V
  readonly kernel: V
  readonly bias: V | null
  readonly mask: V | null
}

interface GateActivations {
  readonly activation: Activation
  readonly recurrentActivation: Activation
}

/** The reset gate acts on the recurrent product. */
function stepResetAfter<V>(ops: Ops<V>, { prepared, h, kernel, bias, mask }: GruStep<V>, params: GateActivations) {
  const products = projectMasked(ops, h, mask, kernel, gates)
  const recurrent = bias === null ? products : ops.add(products, biasRow(ops, bias, 1))
  const [xz, xr, xh] = threeGates(ops, prepared)
  const [hz, hr, hh] = threeGates(ops, recurrent)
  const z = activate(ops, ops.add(xz, hz), params.recurrentActivation)
  const r = activate(ops, ops.add(xr, hr), params.recurrentActivation)
  return { z, candidate: activate(ops, ops.add(xh, ops.multiply(r, hh)), params.activation) }
}

/** The reset gate acts on the state before the recurrent product. */
function stepResetBefore<V>(ops: Ops<V>, { prepared, h, kernel, mask }: GruStep<V>, params: GateActivations) {
  const masks = mask === null ? [] : maskOfEachGate(ops, mask, gates)
  const [xz, xr, xh] = threeGates(ops, prepared)
  const [kz, kr, kh] = threeGates(ops, kernel)
  const z = activate(ops, ops.add(xz, ops.matMul(masked(ops, h, masks[0]), kz)), params.recurrentActivation)
  const r = activate(ops, ops.add(xr, ops.matMul(masked(ops, h, masks[1]), kr)), params.recurrentActivation)
  const product = ops.matMul(ops.multiply(r, masked(ops, h, masks[2])), kh)
  return { z, candidate: activate(ops, ops.add(xh, product), params.activation) }
}

function masked<V>(ops: Ops<V>, h: V, mask: V | undefined): V {
  return mask === undefined ? h : ops.multiply(h, mask)
}

function threeGates<V>(ops: Ops<V>, x: V): readonly [V, V, V] {
  const [z, r, h] = ops.split(x, gates)
  if (z === undefined || r === undefined || h === undefined) throw new Error('three gates make three parts')
  return [z, r, h]
}

/** The bias of the input product (0) or of the recurrent one (1). */
function biasRow<V>(ops: Ops<V>, bias: V, row: 0 | 1): V {
  return ops.squeeze(ops.slice(bias, [row, 0], [1, -1]), [0])
}

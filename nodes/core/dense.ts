import { defineNode } from '../../src/definition/node.js'
import { integer, toggle } from '../../src/definition/params/index.js'
import { activate, activation } from '../activation/activation.js'

export const dense = defineNode({
  type: 'Dense',
  category: 'core',
  doc: { summary: 'x' },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ..., features]`.' } },
  outputs: { y: { kind: 'tensor', doc: '`[batch, ..., units]`.' } },
  params: {
    units: integer({ default: 32, min: 1, doc: 'd' }),
    activation: activation(),
    useBias: toggle({ default: true, doc: 'd' }),
  },
  weights: ({ x }, { units, useBias }) => ({
    kernel: { shape: [x.shape.at(-1) ?? 1, units], initializer: null! },
    bias: useBias ? { shape: [units], initializer: null! } : null,
  }),
  run: ({ x }, params, { kernel, bias }, ops) => {
    const y = ops.matMul(x, kernel)
    return { y: activate(ops, bias === null ? y : ops.add(y, bias), params.activation) }
  },
  mapping: { keras: 'Dense', tfjs: 'dense', pytorch: 'Linear', onnx: 'Gemm' },
})
export const all: readonly import('../../src/definition/node.js').AnyNode[] = [dense]

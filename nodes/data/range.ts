import { defineNode } from '../../src/definition/node.js'
import { integer, number } from '../../src/definition/params/index.js'

export const range = defineNode({
  type: 'Range',
  category: 'data',
  doc: {
    summary: 'Evenly spaced numbers from start to stop, both included.',
    formula: 'yᵢ = start + i (stop − start) / (count − 1), i = 0 … count − 1',
    use: 'As the horizontal axis of a curve.',
    source: 'https://numpy.org/doc/stable/reference/generated/numpy.linspace.html',
  },
  inputs: {},
  outputs: { y: { kind: 'array', doc: '`[count]`, float32.' } },
  params: {
    start: number({ default: -5, keras: null, doc: 'The first number.' }),
    stop: number({ default: 5, keras: null, doc: 'The last number.' }),
    count: integer({ default: 101, min: 1, max: 1_000_000, keras: null, doc: 'How many numbers; one alone is start.' }),
  },
  run: (_inputs, { start, stop, count }, _weights, ops) => {
    const data = Float32Array.from({ length: count }, (_, i) => pointAt(i / Math.max(1, count - 1), start, stop))
    return { y: ops.constant({ dtype: 'float32', shape: [count], data }) }
  },
  mapping: { keras: null, tfjs: 'linspace', pytorch: 'linspace', onnx: null },
  examples: [
    {
      inputs: {},
      params: { start: -1, stop: 1, count: 5 },
      outputs: { y: [-1, -0.5, 0, 0.5, 1] },
      source: 'definition',
    },
    { inputs: {}, params: { start: 3, stop: 1, count: 1 }, outputs: { y: [3] }, source: 'definition' },
  ],
})

/** Exact at both ends, and without overflow between the largest numbers. */
function pointAt(part: number, start: number, stop: number): number {
  return start * (1 - part) + stop * part
}

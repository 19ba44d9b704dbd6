import { windowedSeries } from '../../src/data/windows.js'
import { defineNode } from '../../src/definition/node.js'
import { integer, number } from '../../src/definition/params/index.js'
import { directionOf, generatedParams, noiseOf } from './generated.js'

export const sine = defineNode({
  type: 'Sine',
  label: 'Sine wave',
  category: 'data',
  doc: {
    summary: 'Windows of a noisy sine wave, each with what comes next.',
    formula: 's(t) = sin(2π t / period) + noise; x = s(t) … s(t + window − 1), y = the values after them',
    use: 'A first sequence for a recurrent layer: it has to learn the period and the phase.',
    source: 'definition of the sine',
  },
  inputs: {},
  outputs: {
    x: { kind: 'tensor', doc: '`[batch, window, 1]`, float32.' },
    y: { kind: 'tensor', doc: '`[batch, horizon]`, float32: the values that follow.' },
  },
  params: {
    ...generatedParams,
    window: integer({ default: 20, min: 1, max: 10_000, keras: null, doc: 'How many steps of the wave are seen.' }),
    horizon: integer({ default: 1, min: 1, max: 10_000, keras: null, doc: 'How many steps are to be predicted.' }),
    period: number({
      default: 25,
      min: 1,
      max: 1e6,
      keras: null,
      doc: 'The length of a wave in steps. A window of less than half of it hides where in the wave it lies.',
    }),
  },
  source: {
    types: ({ window, horizon }) => ({
      x: { dtype: 'float32', shape: ['batch', window, 1] },
      y: { dtype: 'float32', shape: ['batch', horizon] },
    }),
    load: (params) => {
      const { examples, window, horizon, period } = params
      const normal = noiseOf(params)
      const length = examples + window + horizon - 1
      const series = Float32Array.from({ length }, (_, t) => directionOf(t / period)[1] + normal())
      const windows = { window, horizon, stride: 1, features: 1, targets: [0] } as const
      return Promise.resolve(windowedSeries(series, windows, { window: 'x', target: 'y' }))
    },
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

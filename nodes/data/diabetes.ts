import { defineNode } from '../../src/definition/node.js'
import { sampleSource, tableParams } from './sample-source.js'

export const diabetes = defineNode({
  type: 'Diabetes',
  category: 'data',
  doc: {
    summary: '442 diabetes patients: ten measurements, and how far the disease has come a year later.',
    use: 'A small regression. Standardize the features.',
    source: 'Efron, Hastie, Johnstone and Tibshirani 2004, Least Angle Regression',
  },
  inputs: {},
  outputs: {
    features: {
      kind: 'tensor',
      doc: '`[batch, 10]`, float32: age, sex, body mass index, blood pressure and six of blood serum, as measured.',
    },
    target: { kind: 'tensor', doc: '`[batch]`, float32: 25 to 346.' },
  },
  params: tableParams,
  source: sampleSource('diabetes', {
    features: { dtype: 'float32', shape: [10] },
    target: { dtype: 'float32', shape: [] },
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

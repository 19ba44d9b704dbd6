import { defineNode } from '../../src/definition/node.js'
import { sampleSource, tableParams } from './sample-source.js'

export const iris = defineNode({
  type: 'Iris',
  category: 'data',
  doc: {
    summary: "Fisher's 150 irises of three species: length and width of sepal and petal.",
    use: 'A first classification. Switch standardize on for selu networks.',
    source: 'https://archive.ics.uci.edu/dataset/53/iris, CC BY 4.0',
  },
  inputs: {},
  outputs: {
    features: {
      kind: 'tensor',
      doc: '`[batch, 4]`, float32: sepal length, sepal width, petal length, petal width in cm.',
    },
    label: { kind: 'tensor', doc: '`[batch]`, int32: 0 setosa, 1 versicolor, 2 virginica.' },
  },
  params: tableParams,
  source: sampleSource('iris', {
    features: { dtype: 'float32', shape: [4] },
    label: { dtype: 'int32', shape: [] },
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

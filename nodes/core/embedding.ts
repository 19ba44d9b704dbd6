import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { integer, toggle } from '../../src/definition/params/index.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { regularizer } from '../../src/weights/regularizer.js'

export const embedding = defineNode({
  type: 'Embedding',
  category: 'core',
  doc: {
    summary: 'A learnt vector for each number of a vocabulary.',
    formula: 'y[..., :] = embeddings[x[...], :]',
    use: 'The first layer for words, items and other categories, which come as whole numbers from 0.',
    source: 'https://keras.io/api/layers/core_layers/embedding/',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['int32', 'float32'],
      rank: { min: 1 },
      doc: '`[batch, ...]`: whole numbers from 0 up to `inputDim`, itself excluded.',
    },
  },
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, ..., outputDim]`.' },
    mask: { kind: 'tensor', isOptional: true, doc: 'As x, bool, with `maskZero`: false where x is 0.' },
    layer: layerOutput,
  },
  params: {
    inputDim: integer({ default: 1000, min: 1, doc: 'How many numbers there are. Keras has no default.' }),
    outputDim: integer({ default: 16, min: 1, doc: 'How long the vectors are. Keras has no default.' }),
    embeddingsInitializer: initializer({ default: 'randomUniform', doc: 'How the vectors start.' }),
    embeddingsRegularizer: regularizer({ doc: 'A penalty on the vectors, added to the loss.' }),
    embeddingsConstraint: constraint({ doc: 'A limit that they are kept within after each training step.' }),
    maskZero: toggle({
      default: false,
      doc: 'Whether 0 stands for padding: the output `mask` then says where it is not.',
    }),
    ...layerParams,
  },
  weights: (_inputs, params) => ({
    embeddings: {
      shape: [params.inputDim, params.outputDim],
      initializer: params.embeddingsInitializer,
      regularizer: params.embeddingsRegularizer,
      constraint: params.embeddingsConstraint,
    },
  }),
  run: ({ x }, { maskZero }, { embeddings }, ops) => {
    const indices = ops.dtypeOf(x) === 'int32' ? x : ops.cast(x, 'int32')
    return { y: ops.gather(embeddings, indices, 0), mask: maskZero ? ops.notEqual(indices, 0) : null }
  },
  mapping: { keras: 'Embedding', tfjs: 'embedding', pytorch: 'Embedding', onnx: 'Gather' },
  examples: [
    {
      inputs: { x: [[1, 0]] },
      params: { inputDim: 2, outputDim: 2 },
      weights: { embeddings: [[1, 2], [3, 4]] }, // prettier-ignore
      outputs: { y: [[[3, 4], [1, 2]]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})

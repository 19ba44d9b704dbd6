import { defineNode } from '../../src/definition/node.js'
import { trainerParams } from '../../src/training/trainer-params.js'
import { checkTrainer } from './check-trainer.js'

export const trainer = defineNode({
  type: 'Trainer',
  category: 'training',
  role: 'trainer',
  doc: {
    summary: 'Says how the losses wired to it are made small.',
    formula: 'loss = Σ lossWeightsᵢ · mean(lossᵢ), and what regularizers add',
    use: 'Wire one loss or more to it, and the metrics that you want to follow, then press Start. It changes the weights of every layer that these losses depend on and whose `trainable` is on.',
    source: 'https://keras.io/api/models/model_training_apis/',
  },
  inputs: {
    loss: {
      kind: 'tensor',
      rank: { max: 1 },
      isVariadic: true,
      doc: 'What is made small: one number per example, `[batch]`, or one number.',
    },
    metric: {
      kind: 'tensor',
      isVariadic: true,
      isOptional: true,
      doc: 'What is followed beside the losses; it changes nothing.',
    },
  },
  outputs: {
    loss: { kind: 'tensor', doc: 'One number, `[]`: the losses of this run, averaged, weighted and added up.' },
  },
  params: trainerParams,
  check: checkTrainer,
  run({ loss }, { lossWeights }, _weights, ops) {
    const means = loss.map((each, index) => {
      const weight = lossWeights[index] ?? 1
      return weight === 1 ? ops.mean(each) : ops.multiply(ops.mean(each), weight)
    })
    return { loss: means.reduce((sum, mean) => ops.add(sum, mean)) }
  },
  mapping: { keras: 'Model.fit', tfjs: 'LayersModel.fit', pytorch: null, onnx: null },
  examples: [
    {
      inputs: { loss: [[1, 2, 3], [4, 6, 8]] }, // prettier-ignore
      params: { lossWeights: [1, 0.5] },
      outputs: { loss: 5 },
      source: 'definition',
    },
  ],
})

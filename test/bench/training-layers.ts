import * as layers from '@tensorflow/tfjs-layers'
import * as tf from '@tensorflow/tfjs-core'
import type { TensorData } from '../../src/operations/types.js'

/** What both sides train with. */
export const batchSize = 32
export const learningRate = 0.002

/** A network of TensorFlow.js' own layers that learns the digits. */
export interface LayersNetwork {
  /** Goes once through these examples with `model.fit`, validation included. @throws Error where the current backend lacks a gradient */
  fit(training: readonly number[], validation: readonly number[]): Promise<void>
  /** The share of these examples that it reads rightly. */
  accuracy(indices: readonly number[]): Promise<number>
  dispose(): void
}

export interface Digits {
  readonly image: TensorData
  readonly label: TensorData
}

export type NetworkName = 'convolutions' | 'dense layers'

const stacks: Readonly<Record<NetworkName, () => layers.Sequential>> = {
  convolutions: () =>
    layers.sequential({
      layers: [
        layers.layers.conv2d({ inputShape: [8, 8, 1], filters: 32, kernelSize: 3, padding: 'same', activation: 'elu' }),
        layers.layers.maxPooling2d({ poolSize: 2 }),
        layers.layers.conv2d({ filters: 64, kernelSize: 3, padding: 'same', activation: 'elu' }),
        layers.layers.maxPooling2d({ poolSize: 2 }),
        layers.layers.flatten(),
        layers.layers.dropout({ rate: 0.4 }),
        layers.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    }),
  'dense layers': () =>
    layers.sequential({
      layers: [
        layers.layers.flatten({ inputShape: [8, 8, 1] }),
        layers.layers.dense({ units: 128, activation: 'elu' }),
        layers.layers.dense({ units: 64, activation: 'elu' }),
        layers.layers.dropout({ rate: 0.4 }),
        layers.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    }),
}

/** On the current backend of TensorFlow.js. */
export function createLayersNetwork(name: NetworkName, { image, label }: Digits): LayersNetwork {
  const model = stacks[name]()
  model.compile({ optimizer: tf.train.adam(learningRate), loss: 'sparseCategoricalCrossentropy' })
  const x = tf.tidy(() => tf.div(tf.tensor(image.data, [...image.shape], 'float32'), 16))
  const y = tf.tensor(label.data, [...label.shape], 'float32')
  const rowsOf = (tensor: tf.Tensor, indices: readonly number[]) =>
    tf.tidy(() => tf.gather(tensor, tf.tensor1d([...indices], 'int32')))
  return {
    async fit(training, validation) {
      const tensors = [training, validation].flatMap((indices) => [rowsOf(x, indices), rowsOf(y, indices)])
      const [inputs, targets, heldInputs, heldTargets] = tensors
      try {
        await model.fit(inputs!, targets!, {
          batchSize,
          epochs: 1,
          shuffle: true,
          validationData: [heldInputs!, heldTargets!],
        })
      } finally {
        tf.dispose(tensors)
      }
    },
    async accuracy(indices) {
      const inputs = rowsOf(x, indices)
      const output = model.predict(inputs)
      const classes = tf.argMax(Array.isArray(output) ? output[0]! : output, 1)
      const found = await classes.data()
      tf.dispose([inputs, output, classes])
      return shareRight(Array.from(found), label, indices)
    },
    dispose() {
      model.dispose()
      tf.dispose([x, y])
    },
  }
}

/** The share of examples whose class was found. */
export function shareRight(found: readonly number[], label: TensorData, indices: readonly number[]): number {
  return indices.filter((index, place) => found[place] === label.data[index]).length / indices.length
}

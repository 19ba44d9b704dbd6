import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { createEngine } from '../../src/engine/engine.js'
import type { TrainingEvent } from '../../src/graph/training.js'
import type { TensorData } from '../../src/operations/types.js'
import { TrainingControls } from '../../src/training/controls.js'
import { describeExamples } from '../../src/training/describe-examples.js'
import { train } from '../../src/training/train.js'
import { createTfjsBackend, type TfjsBackendName } from '../../src/backends/tfjs/index.js'
import type { Graph, GraphNode } from '../../src/graph/graph.js'
import { graphOf, node } from '../engine/graphs.js'
import { batchSize, type Digits, learningRate, type NetworkName, shareRight } from './training-layers.js'

const layersOf: Readonly<Record<NetworkName, readonly GraphNode[]>> = {
  convolutions: [
    node('conv1', 'Conv2D', { filters: 32, kernelSize: [3, 3], padding: 'same', activation: 'elu' }),
    node('pool1', 'MaxPooling2D'),
    node('conv2', 'Conv2D', { filters: 64, kernelSize: [3, 3], padding: 'same', activation: 'elu' }),
    node('pool2', 'MaxPooling2D'),
    node('flatten', 'Flatten'),
    node('dropout', 'Dropout', { rate: 0.4 }),
    node('classes', 'Dense', { units: 10, activation: 'softmax' }),
  ],
  'dense layers': [
    node('flatten', 'Flatten'),
    node('dense1', 'Dense', { units: 128, activation: 'elu' }),
    node('dense2', 'Dense', { units: 64, activation: 'elu' }),
    node('dropout', 'Dropout', { rate: 0.4 }),
    node('classes', 'Dense', { units: 10, activation: 'softmax' }),
  ],
}

function graphWith(layers: readonly GraphNode[], stepsPerEpoch: number): Graph {
  const chain = ['scale', ...layers.map(({ id }) => id)]
  const trainer = { epochs: 10_000, stepsPerEpoch, patience: null, validationSplit: 0.2 }
  return graphOf(
    [
      node('digits', 'Digits'),
      node('scale', 'Rescaling', { scale: 0.0625 }),
      ...layers,
      node('loss', 'SparseCategoricalCrossentropy'),
      node('trainer', 'Trainer', { ...trainer, batchSize, optimizer: { type: 'adam', learningRate } }),
    ],
    [
      'digits.image -> scale.x',
      ...chain.slice(1).map((id, index) => `${chain[index]}.y -> ${id}.x`),
      'classes.y -> loss.prediction',
      'digits.label -> loss.target',
      'loss.loss -> trainer.loss1',
    ],
  )
}

/** A network of this package that learns the digits, in one run that is paused between two epochs. */
export interface OwnNetwork {
  readonly training: readonly number[]
  readonly validation: readonly number[]
  readonly digits: Digits
  /** Goes through one epoch, validation included. */
  trainEpoch(): Promise<void>
  /** The share of the held out examples that it reads rightly. */
  accuracy(): Promise<number>
  dispose(): Promise<void>
}

export async function createOwnNetwork(
  name: NetworkName,
  backend: TfjsBackendName,
  stepsPerEpoch: number,
): Promise<OwnNetwork> {
  const graph = graphWith(layersOf[name], stepsPerEpoch)
  const engine = createEngine({ backend: await createTfjsBackend(backend), catalogue: createCatalogue(nodes) })
  const examples = await describeExamples(engine, graph)
  const [training, validation] = [[...examples.training], [...examples.validation]]
  const read = async (indices: readonly number[], targets: readonly string[]) =>
    (await engine.run(graph, { targets, indices })).outputs
  const all = await read(
    [...training, ...validation].toSorted((a, b) => a - b),
    ['digits.image', 'digits.label'],
  )
  const digits = { image: all.get('digits.image')!, label: all.get('digits.label')! }
  const controls = new TrainingControls()
  let endEpoch: () => void = () => undefined
  const onEvent = ({ event }: TrainingEvent) => {
    if (event !== 'epoch') return
    controls.tell({ do: 'pause' })
    endEpoch()
  }
  const run = train(engine, graph, { start: 'fresh', isPaused: true }, { controls, onEvent })
  return {
    training,
    validation,
    digits,
    trainEpoch() {
      const ended = new Promise<void>((resolve) => (endEpoch = resolve))
      controls.tell({ do: 'resume' })
      // Where the run fails no epoch ends.
      return Promise.race([ended, run.then(() => undefined)])
    },
    async accuracy() {
      const scores = (await read(validation, ['classes.y'])).get('classes.y')!
      return shareRight(classesOf(scores), digits.label, validation)
    },
    async dispose() {
      controls.tell({ do: 'stop' })
      await run
      await engine.dispose()
    },
  }
}

/** The class with the greatest score, by row. */
function classesOf({ data, shape: [rows = 0, width = 0] }: TensorData): readonly number[] {
  return Array.from({ length: rows }, (_, row) => {
    const scores = Array.from(data.subarray(row * width, (row + 1) * width))
    return scores.indexOf(Math.max(...scores))
  })
}

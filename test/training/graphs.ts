import type { JsonValue } from '../../src/definition/json.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Graph } from '../../src/graph/graph.js'
import { nodes } from '../../nodes/index.js'
import { graphOf, node } from '../engine/graphs.js'

export const catalogue = createCatalogue(nodes)

/** What most tests need of a Trainer: few epochs on the iris flowers, and no early end. */
const brief = { epochs: 3, batchSize: 16, patience: null, optimizer: { type: 'adam', learningRate: 0.01 } }

/** A small classifier of the iris flowers with dropout and a moving average: everything that a step may change. */
export function irisGraph(trainer: Readonly<Record<string, JsonValue>> = {}, seed = 7): Graph {
  return graphOf(
    [
      node('iris', 'Iris', { standardize: true }),
      node('dense1', 'Dense', { units: 12, activation: 'elu' }),
      node('norm', 'BatchNormalization', { momentum: 0.8 }),
      node('drop', 'Dropout', { rate: 0.3 }),
      node('dense2', 'Dense', { units: 3, activation: 'softmax', kernelRegularizer: { type: 'l2', l2: 0.001 } }),
      node('loss', 'SparseCategoricalCrossentropy'),
      node('accuracy', 'SparseCategoricalAccuracy'),
      node('trainer', 'Trainer', { ...brief, ...trainer }),
    ],
    [
      'iris.features -> dense1.x',
      'dense1.y -> norm.x',
      'norm.y -> drop.x',
      'drop.y -> dense2.x',
      'dense2.y -> loss.prediction',
      'iris.label -> loss.target',
      'dense2.y -> accuracy.prediction',
      'iris.label -> accuracy.target',
      'loss.loss -> trainer.loss1',
      'accuracy.value -> trainer.metric1',
    ],
    seed,
  )
}

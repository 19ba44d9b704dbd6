import type { JsonObject } from '../../src/definition/json.js'

const node = (id: string, type: string, x: number, y: number, params: JsonObject = {}) => ({
  ...{ id, type, typeVersion: 1, position: [x, y], params },
})
const wire = (from: string, to: string) => ({ from: from.split('.'), to: to.split('.') })

/** A small dense network that learns digits, as the text of a file: quick on every backend. */
export function digitsTrainer(trainer: JsonObject = {}): string {
  return JSON.stringify({
    format: 'rete-tfjs-graph',
    version: 1,
    seed: 7,
    nodes: [
      node('digits', 'Digits', 0, 0),
      node('scale', 'Rescaling', 300, 0, { scale: 0.0625 }),
      node('flatten', 'Flatten', 600, 0),
      node('hidden', 'Dense', 900, 0, { units: 32, activation: 'relu' }),
      node('scores', 'Dense', 1200, 0, { units: 10, activation: 'softmax' }),
      node('loss', 'SparseCategoricalCrossentropy', 1500, 0),
      node('accuracy', 'SparseCategoricalAccuracy', 1500, 240),
      node('confusion', 'ConfusionMatrix', 1500, 480, { numClasses: 10 }),
      node('trainer', 'Trainer', 1850, 0, trainer),
      node('table', 'ClassScores', 1500, 760),
    ],
    connections: [
      wire('digits.image', 'scale.x'),
      wire('scale.y', 'flatten.x'),
      wire('flatten.y', 'hidden.x'),
      wire('hidden.y', 'scores.x'),
      wire('scores.y', 'loss.prediction'),
      wire('digits.label', 'loss.target'),
      wire('scores.y', 'accuracy.prediction'),
      wire('digits.label', 'accuracy.target'),
      wire('scores.y', 'confusion.prediction'),
      wire('digits.label', 'confusion.target'),
      wire('loss.loss', 'trainer.loss1'),
      wire('accuracy.value', 'trainer.metric1'),
      wire('confusion.value', 'trainer.metric2'),
      wire('scores.y', 'table.scores'),
    ],
    composites: {},
    notes: [],
    meta: { title: 'Digits, to be trained' },
  })
}

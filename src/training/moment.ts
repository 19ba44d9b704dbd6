import type { ExampleSplit } from './examples.js'
import { learningRateOf } from './optimizers/index.js'
import type { RunState } from './run-state.js'
import { scheduledRate } from './schedules/index.js'
import type { TrainerParams } from './trainer-params.js'

/** How many training examples one epoch goes through. */
export function epochSizeOf(
  { training }: ExampleSplit,
  { batchSize, dropRemainder, stepsPerEpoch }: TrainerParams,
): number {
  const count = training.length
  const whole = dropRemainder && count > batchSize ? count - (count % batchSize) : count
  return stepsPerEpoch === null ? whole : Math.min(whole, stepsPerEpoch * batchSize)
}

/** The learning rate of the next step. */
export function nextLearningRate({ position, epochs }: RunState, split: ExampleSplit, params: TrainerParams): number {
  return scheduledRate(params.schedule, {
    base: learningRateOf(params.optimizer),
    step: position.step,
    epoch: position.epoch,
    stepsPerEpoch: Math.ceil(epochSizeOf(split, params) / params.batchSize),
    epochs: params.epochs,
    watched: epochs.map(({ validation, training }) => (validation ?? training)['loss'] ?? NaN),
  })
}

import { choice, integer, nullable, number, numbers, text, toggle } from '../definition/params/index.js'
import type { Param, Values } from '../definition/param.js'
import { optimizer } from './optimizers/index.js'
import { schedule } from './schedules/index.js'

const seed = (doc: string) => integer({ default: 0, min: 0, max: 0xffffffff, keras: null, isAdvanced: true, doc })

/** How often and in what portions the examples are gone through. */
const runParams = {
  epochs: integer({ default: 10, min: 1, doc: 'How many times all training examples are gone through. Keras has 1.' }),
  batchSize: integer({ default: 32, min: 1, doc: 'How many examples go into one update of the weights.' }),
  stepsPerEpoch: nullable(
    integer({
      default: 100,
      min: 1,
      isAdvanced: true,
      doc: 'How many batches an epoch has at most; none: as many as there are.',
    }),
  ),
  shuffle: toggle({ default: true, doc: 'Whether the training examples come in another order in each epoch.' }),
  dropRemainder: toggle({
    default: false,
    keras: null,
    isAdvanced: true,
    doc: 'Whether a last batch that is not full is left out.',
  }),
  seed: nullable(
    seed(
      'What shuffling, dropout and noise are drawn from; none: the seed of the graph. The weights begin from the seed of the graph.',
    ),
  ),
}

/** Which examples are kept back. */
const validationParams = {
  validationSplit: number({
    default: 0.2,
    min: 0,
    max: 0.99,
    doc: 'The share of the examples that is never trained on and tells how well the network does on others. Keras has 0.',
  }),
  validationExamples: choice({
    default: 'drawn',
    keras: null,
    isAdvanced: true,
    options: { drawn: 'drawn by chance', last: 'the last ones' },
    doc: 'Which examples these are: drawn, the same for the same splitSeed, or the last as they are stored, as in Keras (wrong where they are sorted).',
  }),
  splitSeed: seed(
    'What the validation examples are drawn from, apart from the other seeds: a run with another seed is judged by the same examples.',
  ),
}

/** What is made small. */
const lossParams = {
  lossWeights: numbers({
    default: [],
    doc: 'What loss1, loss2, ... are multiplied by before they are added up; missing ones are 1.',
  }),
  classWeights: numbers({
    default: [],
    keras: 'class_weight',
    isAdvanced: true,
    doc: 'What the loss of an example of class 0, 1, ... is multiplied by, for classes of very unequal size; empty: all are 1. The loss of held out examples is not weighted.',
  }),
}

/** When to stop before the last epoch. */
const stoppingParams = {
  patience: nullable(
    integer({
      default: 5,
      min: 0,
      doc: 'Stops early after so many epochs without an improvement of what is watched; none: never.',
    }),
  ),
  monitor: text({
    default: 'loss',
    isAdvanced: true,
    doc: 'What early stopping watches: "loss", or the name of the node of a loss or a metric; on the validation examples where there are some.',
  }),
  minDelta: number({
    default: 0,
    min: 0,
    isAdvanced: true,
    doc: 'By how much it must change to count as an improvement.',
  }),
  restoreBest: toggle({
    default: true,
    keras: 'restore_best_weights',
    isAdvanced: true,
    doc: 'Whether the weights end as those of the best epoch, after an early stop and after the last epoch, where patience is set. Keras has false.',
  }),
}

const limit = (keras: string, doc: string): Param<number | null> =>
  nullable(number({ default: 1, min: Number.MIN_VALUE, keras, isAdvanced: true, doc }))

/** What is done around the optimizer's own step, whichever it is: the arguments that all optimizers of Keras share. */
const updateParams = {
  clipNorm: limit(
    'clipnorm',
    'The greatest length of the gradient of one weight tensor; a longer one is shortened. One of the three at most.',
  ),
  clipValue: limit('clipvalue', 'The greatest size of each element of the gradients. One of the three at most.'),
  globalClipNorm: limit(
    'global_clipnorm',
    'The greatest length of all gradients as one vector. One of the three at most.',
  ),
  weightDecay: nullable(
    number({
      default: 0.004,
      min: 0,
      isAdvanced: true,
      doc: 'The share of every weight that is taken away at each step, times the learning rate. AdamW has its own.',
    }),
  ),
  useEma: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether the weights end as the moving average of those of the last steps. An early stop that restores the best epoch leaves them.',
  }),
  emaMomentum: number({ default: 0.99, min: 0, max: 1, isAdvanced: true, doc: 'How slowly that average follows.' }),
  emaOverwriteFrequency: nullable(
    integer({
      default: 100,
      min: 1,
      isAdvanced: true,
      doc: 'After how many steps the weights become the average; none: only at the end.',
    }),
  ),
}

/** All that a person sets about a training run: the parameters of the node Trainer. */
export const trainerParams = {
  optimizer: optimizer({
    default: 'adam',
    doc: 'How the weights follow the gradients. Keras’ models begin with rmsprop.',
  }),
  schedule: schedule({
    default: 'constant',
    keras: null,
    doc: 'How the learning rate changes in the course of the run.',
  }),
  ...runParams,
  ...validationParams,
  ...lossParams,
  ...stoppingParams,
  ...updateParams,
}

export type TrainerParams = Values<typeof trainerParams>

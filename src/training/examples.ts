import { RandomStream } from '../operations/random-stream.js'
import { refuse } from './trainer.js'
import type { TrainerParams } from './trainer-params.js'

/** Which examples are learned from and which are held out. Both in ascending order. */
export interface ExampleSplit {
  readonly training: Uint32Array
  readonly validation: Uint32Array
}

type SplitParams = Pick<TrainerParams, 'validationSplit' | 'validationExamples' | 'splitSeed'>

/**
 * Splits `count` examples as the Trainer at `path` says: the last ones are held out, as `fit` of Keras does it, or ones that are drawn from
 * `splitSeed`, the same in every run.
 * @throws GraphError where one of the parts would be empty
 */
export function splitExamples(
  count: number,
  { validationSplit, validationExamples, splitSeed }: SplitParams,
  path: string,
): ExampleSplit {
  const held = validationSplit === 0 ? 0 : count - Math.floor(count * (1 - validationSplit))
  if (held === count || (validationSplit > 0 && held === 0)) {
    const expected = 'examples to learn from' + (validationSplit > 0 ? ' and examples to hold out' : '')
    throw refuse('parameter', 'validationSplit', expected, `${count - held} and ${held} of ${count} examples`, path)
  }
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  if (validationExamples === 'last') {
    return { training: order.subarray(0, count - held), validation: order.subarray(count - held) }
  }
  const drawn = new RandomStream({ seed: splitSeed, node: '', purpose: 'split', step: 0 }).permutation(count)
  return { training: drawn.slice(held).sort(), validation: drawn.slice(0, held).sort() }
}

/** The order in which one epoch goes through the examples: always the same for the same seed and epoch. */
export function orderOfEpoch(training: Uint32Array, seed: number, path: string, epoch: number): Uint32Array {
  const order = new RandomStream({ seed, node: path, purpose: 'shuffle', step: epoch }).permutation(training.length)
  return order.map((place) => training[place]!)
}

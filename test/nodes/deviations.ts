import { formatFinding, type Problem } from '../../src/definition/problem.js'

/** Something that Keras computes and we refuse on purpose. */
interface OurRefusal {
  readonly types: RegExp
  /** Matches our problem, written `at: expected ..., received ...`. */
  readonly problem: RegExp
  readonly why: string
}

/** Something that Keras refuses, or fails at, and that we compute on purpose. */
interface KerasRefusal {
  readonly types: RegExp
  /** Matches Keras' reason. */
  readonly reason: RegExp
  readonly why: string
}

export const weRefuse: readonly OurRefusal[] = [
  {
    types: /^(GLU|Split)$/,
    problem: /an even length along axis .*, received \[batch|a divisor of the length, batch/,
    why: 'the first axis is the batch, whose length nobody knows before a run: whether it can be cut into equal parts cannot be told',
  },
  {
    types: /^(Alpha)?Dropout$/,
    problem: /params\.noiseShape: expected \d+ lengths/,
    why: 'Keras lets a noise shape of too few lengths repeat from the last axis on, against its documentation, which asks for the shape of the mask',
  },
  {
    types: /^(Depthwise|Separable)Conv\dD$/,
    problem: /params\.dilationRate: expected strides or dilationRate to be 1/,
    why: 'Keras forgets here the check that it makes for every other convolution; on TensorFlow it then fails',
  },
  {
    types: /^(Simple|GRU|LSTM|RNN|Cell)+$/,
    problem: /x: expected rank 2, received rank 1/,
    why: 'Keras takes the batch for features; a second batch would not fit the kernel of the first',
  },
  {
    types: /^BatchNormalization$/,
    problem: /params\.axis: expected a whole number/,
    why: 'Keras cuts half an axis off without a word',
  },
  {
    types: /Attention$/,
    problem: /params\.dropout: expected a number from 0 to 1/,
    why: 'Keras does not look at the rate, and drops nothing for a negative one',
  },
]

export const kerasRefuses: readonly KerasRefusal[] = [
  {
    types: /^BatchNormalization$/,
    reason: /tuple index out of range/,
    why: 'with a mask Keras squeezes the moments, and loses the axis of the features where there is one feature',
  },
]

/** The entry under which we refuse what Keras computes; `null` where it would be a fault. */
export function ourRefusal(type: string, problems: readonly Problem[]): OurRefusal | null {
  const all = problems.map(formatFinding).join('\n')
  return weRefuse.find((entry) => entry.types.test(type) && entry.problem.test(all)) ?? null
}

/** The entry under which we compute what Keras refuses; `null` where it would be a fault. */
export function kerasRefusal(type: string, reason: string): KerasRefusal | null {
  return kerasRefuses.find((entry) => entry.types.test(type) && entry.reason.test(reason)) ?? null
}

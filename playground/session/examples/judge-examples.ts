import { areProbabilities, probabilitiesOf } from '../../../src/operations/plain/class-probabilities.js'

/** An example with what a network says to it. */
export interface JudgedExample {
  readonly index: number
  /** The right class or value, and the predicted one; `null` where an example has many values. */
  readonly truth: number | null
  readonly predicted: number | null
  /** The probability of the predicted class; `null` for values. */
  readonly confidence: number | null
  /** For classes whether it was found; values are never quite right. */
  readonly isRight: boolean
  /** How far off: for values the mean absolute difference, for classes what is missing from a probability of 1 for the right one. */
  readonly error: number
}

export interface Judgement {
  readonly kind: 'classes' | 'values'
  /** How many classes there are; 0 for values. */
  readonly classes: number
  /** The worst first: wrong ones of which it was surest, at the end right ones of which it was surest. */
  readonly examples: readonly JudgedExample[]
}

/** What is compared: as many rows as examples. */
export interface Compared {
  readonly indices: ArrayLike<number>
  readonly predictions: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  /** Whether the targets are whole numbers: labels. */
  readonly areLabels: boolean
}

/**
 * Compares what a network says with what is right, as classes where that is what the targets are.
 * @throws Error where they are neither classes nor as many values as the predictions
 */
export function judgeExamples(compared: Compared): Judgement {
  const width = compared.predictions[0]?.length ?? 0
  const rule = width > 1 ? ruleForScores(compared) : ruleForOne(compared)
  const wide = compared.targets[0]?.length ?? 0
  if (!rule && wide !== width) {
    throw new Error(`target: expected labels, or ${width} values an example as the prediction has, received ${wide}`)
  }
  const examples = compared.predictions.map((prediction, row) => ({
    index: compared.indices[row] ?? row,
    ...(rule ?? compareValues)(prediction, compared.targets[row] ?? []),
  }))
  return {
    kind: rule ? 'classes' : 'values',
    classes: rule ? Math.max(2, width) : 0,
    examples: examples.sort((a, b) => b.error - a.error || a.index - b.index),
  }
}

type Rule = (prediction: readonly number[], target: readonly number[]) => Omit<JudgedExample, 'index'>

/** Scores of several classes go with labels or with probabilities; `null` for anything else. */
function ruleForScores({ targets, areLabels }: Compared): Rule | null {
  const areOne = targets.every((target) => target.length === 1)
  if (areOne && areLabels) {
    return (scores, [label = NaN]) => compareClasses(probabilitiesOf(scores), label)
  }
  if (areOne || !targets.every(areProbabilities)) return null
  return (scores, target) => compareClasses(probabilitiesOf(scores), greatestPlace(target))
}

/** One number goes with 0 and 1, or −1 and 1: the probability of class 1, or a score that is above 0 for it. `null` for other targets. */
function ruleForOne({ predictions, targets }: Compared): Rule | null {
  const isEvery = (...allowed: readonly number[]) =>
    targets.every((target) => target.length === 1 && allowed.includes(target[0] ?? NaN))
  if (!isEvery(0, 1) && !isEvery(-1, 1)) return null
  const areProbable = isEvery(0, 1) && predictions.every(([score = NaN]) => score >= 0 && score <= 1)
  return ([score = NaN], [target = NaN]) => {
    const probability = areProbable ? score : 1 / (1 + Math.exp(-score))
    return compareClasses([1 - probability, probability], target > 0 ? 1 : 0)
  }
}

function compareClasses(probabilities: readonly number[], truth: number): Omit<JudgedExample, 'index'> {
  const predicted = greatestPlace(probabilities)
  const confidence = probabilities[predicted] ?? NaN
  const isRight = predicted === truth
  // Wrong ones come before right ones, even where the right class is nearly as probable.
  const error = isRight ? 1 - confidence : 1 + confidence
  return { truth, predicted, confidence, isRight, error: Number.isNaN(error) ? Infinity : error }
}

function compareValues(prediction: readonly number[], target: readonly number[]): Omit<JudgedExample, 'index'> {
  const sum = prediction.reduce((total, value, at) => total + Math.abs(value - (target[at] ?? NaN)), 0)
  const error = sum / Math.max(1, prediction.length)
  const isOne = prediction.length === 1
  return {
    truth: isOne ? (target[0] ?? null) : null,
    predicted: isOne ? (prediction[0] ?? null) : null,
    confidence: null,
    isRight: false,
    error: Number.isNaN(error) ? Infinity : error,
  }
}

function greatestPlace(row: readonly number[]): number {
  return row.reduce((best, value, place) => (value > (row[best] ?? -Infinity) ? place : best), 0)
}

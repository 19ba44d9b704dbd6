/** The probabilities of classes that a row of scores stands for: the scores themselves where they are probabilities, else their softmax. */
export function probabilitiesOf(scores: readonly number[]): readonly number[] {
  return areProbabilities(scores) ? scores : softmaxOf(scores)
}

/** Whether numbers are at least 0 and add up to 1, but for rounding. */
export function areProbabilities(row: readonly number[]): boolean {
  const sum = row.reduce((total, value) => total + value, 0)
  return Math.abs(sum - 1) < 1e-3 && row.every((value) => value >= 0)
}

function softmaxOf(row: readonly number[]): readonly number[] {
  const greatest = Math.max(...row)
  const powers = row.map((value) => Math.exp(value - greatest))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}

import type { EpochRecord } from '../../graph/training.js'

type Table = EpochRecord['tables'][string]

/** How often each class was taken for each class. */
export interface Confusion {
  readonly classes: number
  /** Row by row: the true class is the row, the predicted one the column. */
  readonly counts: readonly number[]
  /** The examples of each class. */
  readonly totals: readonly number[]
  /** The share of the examples of a class that were found; `null` where there are none. */
  readonly recall: readonly (number | null)[]
  /** The share of the predictions of a class that were right; `null` where there are none. */
  readonly precision: readonly (number | null)[]
  /** The share of all examples that are right; `null` where there are none. */
  readonly accuracy: number | null
}

/** A table of `[true class, predicted class]` with its figures; `null` for a table that is not square. */
export function confusionOf({ shape, data }: Table): Confusion | null {
  const [classes = 0, columns] = shape
  if (shape.length !== 2 || classes !== columns || classes === 0) return null
  const counts = Array.from(data)
  const places = Array.from({ length: classes }, (_, index) => index)
  const at = (row: number, column: number) => counts[row * classes + column] ?? 0
  const totals = places.map((row) => sum(places.map((column) => at(row, column))))
  const predicted = places.map((column) => sum(places.map((row) => at(row, column))))
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    classes,
    counts,
    totals,
    recall: places.map((index) => share(at(index, index), totals[index]!)),
    precision: places.map((index) => share(at(index, index), predicted[index]!)),
    accuracy: share(sum(places.map((index) => at(index, index))), sum(totals)),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** A cell of a table of a metric: of a confusion matrix the row is the true class, the column the predicted one. */
export interface TableCell {
  /** The path of the metric. */
  readonly metric: string
  readonly row: number
  readonly column: number
  readonly epoch: number
}

/** What a view hands to the page: small data, never a tensor. Each kind has one component in src/vue. */
export type Summary = TableSummary | ImagesSummary | LinesSummary | HistogramSummary | BarsSummary

/** The first rows of a tensor, flattened to two dimensions. */
export interface TableSummary {
  readonly kind: 'table'
  readonly dtype: string
  readonly shape: readonly number[]
  readonly columns: number
  /** Row-major; cut to a sane number of rows and columns. */
  readonly rows: readonly (readonly number[])[]
  readonly isCut: boolean
}

/** Pictures with one (grey) or three (RGB) channels, one byte a channel. */
export interface ImagesSummary {
  readonly kind: 'images'
  readonly height: number
  readonly width: number
  readonly channels: 1 | 3
  readonly images: readonly { readonly pixels: Uint8Array; readonly label?: string }[]
  /** The values that became black and white. */
  readonly range: readonly [number, number]
}

export interface LinesSummary {
  readonly kind: 'lines'
  readonly x: readonly number[]
  readonly series: readonly { readonly label: string; readonly y: readonly number[] }[]
}

export interface HistogramSummary {
  readonly kind: 'histogram'
  readonly series: readonly {
    readonly label: string
    readonly counts: readonly number[]
    /** One more than the counts. */
    readonly edges: readonly number[]
    readonly mean: number
    /** Population variance. */
    readonly variance: number
    readonly min: number
    readonly max: number
    /** Values that are NaN or infinite, left out of all else. */
    readonly nonFinite: number
  }[]
}

/** Scores of classes for a few examples. */
export interface BarsSummary {
  readonly kind: 'bars'
  readonly classNames: readonly string[]
  readonly examples: readonly {
    readonly label: string
    readonly scores: readonly number[]
    readonly expected?: number
  }[]
}

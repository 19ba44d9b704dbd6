/** What a view hands to the page: small data, never a tensor. Each kind has one component in src/vue. */
export type Summary = TableSummary | ImagesSummary | LinesSummary | HistogramSummary | BarsSummary | DecisionSummary

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
    /** The classes that are shown, in this order; by default all of them. */
    readonly shown?: readonly number[]
    readonly expected?: number
  }[]
}

/** What a network makes of each place of a plane, and the examples on it. */
export interface DecisionSummary {
  readonly kind: 'decision'
  readonly horizontal: readonly [number, number]
  readonly vertical: readonly [number, number]
  readonly map: DecisionMap
  /** The examples, cut to a sane number. */
  readonly points: readonly DecisionPoint[]
}

/** Cells from the lower left to the upper right, row by row; or why there are none. */
export type DecisionMap =
  | {
      readonly kind: 'classes'
      readonly columns: number
      readonly rows: number
      /** The class with the highest score. */
      readonly classes: Uint16Array
      /** How sure it is of that class: 0 where all classes are as likely, to 1. */
      readonly sureness: Float32Array
      readonly classNames: readonly string[]
    }
  | {
      readonly kind: 'values'
      readonly columns: number
      readonly rows: number
      readonly values: Float32Array
      /** The values that have the full colours; the colour changes in the middle between them. */
      readonly range: readonly [number, number]
    }
  | { readonly kind: 'none'; readonly reason: string }

export interface DecisionPoint {
  readonly x: number
  readonly y: number
  /** The class or the value that is right there; `null` where no labels are wired. */
  readonly label: number | null
}

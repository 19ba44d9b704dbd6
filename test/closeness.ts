/** How far two lists of numbers lie apart, against what DESIGN.md 8 allows: `|a - b| <= 1e-5 |b| + 1e-6 max|b|`. */
export interface Closeness {
  readonly isClose: boolean
  /** The worst place: index, both values, and the difference as a multiple of what is allowed there. */
  readonly worst: {
    readonly index: number
    readonly received: number
    readonly expected: number
    readonly ratio: number
  }
}

interface ClosenessOptions {
  /** `gradients` may lie ten times as far apart. By default `values`. */
  readonly of?: 'values' | 'gradients'
}

/**
 * Compares `received` with `expected`. Equal numbers are close, infinities and NaN included; where lengths differ, nothing is.
 * The greatest magnitude is that of the finite expected values.
 */
export function measureCloseness(
  received: ArrayLike<number>,
  expected: ArrayLike<number>,
  { of = 'values' }: ClosenessOptions = {},
): Closeness {
  const factor = of === 'gradients' ? 10 : 1
  const greatest = Array.from(expected).reduce((max, b) => (Number.isFinite(b) ? Math.max(max, Math.abs(b)) : max), 0)
  let worst = { index: -1, received: NaN, expected: NaN, ratio: 0 }
  for (let index = 0; index < Math.max(received.length, expected.length); index++) {
    const a = received[index] ?? NaN
    const b = expected[index] ?? NaN
    const isThere = index < received.length && index < expected.length
    const allowed = factor * (1e-5 * Math.abs(b) + 1e-6 * greatest)
    // Adding zero makes -0 equal to 0.
    const ratio = isThere && Object.is(a + 0, b + 0) ? 0 : ratioOf(Math.abs(a - b), allowed)
    if (ratio > worst.ratio) worst = { index, received: a, expected: b, ratio }
  }
  return { isClose: worst.ratio <= 1, worst }
}

function ratioOf(distance: number, allowed: number): number {
  return Number.isFinite(distance) && allowed > 0 ? distance / allowed : Infinity
}

/** @throws Error that names the worst place, unless all values are close. */
export function expectClose(
  received: ArrayLike<number>,
  expected: ArrayLike<number>,
  options?: ClosenessOptions,
): void {
  if (received.length !== expected.length)
    throw new Error(`expected ${expected.length} values, received ${received.length}`)
  const { isClose, worst } = measureCloseness(received, expected, options)
  if (isClose) return
  const { index, ratio } = worst
  throw new Error(
    `value ${index}: expected ${worst.expected}, received ${worst.received}, ${ratio.toPrecision(3)} times too far`,
  )
}

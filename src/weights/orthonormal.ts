import type { RandomStream } from '../operations/random-stream.js'
import { draw } from './draw.js'

/**
 * Orthonormal vectors of a given length, one after the other: the columns of the factor Q of a Gaussian matrix `[length, count]`
 * with a positive diagonal in R, so that every orthonormal set is equally likely.
 *
 * Q is a product of Householder reflections. Each of them leaves the rest of a Gaussian matrix Gaussian, so the column that the next one
 * is made from need not be computed: it is drawn (Stewart 1980, SIAM J. Numer. Anal. 17(3), 403-409). That halves the work.
 */
export function randomOrthonormalColumns(length: number, count: number, stream: RandomStream): Float64Array {
  const reflections = Array.from({ length: count }, (_, k) => reflectionOf(draw([length - k], () => stream.normal())))
  const columns = new Float64Array(length * count)
  for (let k = 0; k < count; k++) columns[k * length + k] = reflections[k]!.sign
  // Four columns at a time, and all reflections on them, so that they stay in the cache.
  for (let first = 0; first < count; first += 4) {
    const group = columns.subarray(first * length, Math.min(first + 4, count) * length)
    // Reflection k acts on the elements from k on, of which the columns before k have none that are not zero.
    for (let k = Math.min(first + 4, count) - 1; k >= 0; k--) {
      const { direction } = reflections[k]!
      if (group.length === 4 * length) reflectFour(group, length, k, direction)
      else for (let start = 0; start < group.length; start += length) reflectOne(group, start + k, direction)
    }
  }
  return columns
}

interface Reflection {
  /** `v` of `I - v vᵀ`, scaled to length √2. */
  readonly direction: Float64Array
  /** The sign of the diagonal element of R. */
  readonly sign: number
}

/** The reflection that takes `x` to a multiple of the first unit vector. */
function reflectionOf(x: Float64Array): Reflection {
  const norm = lengthOf(x)
  const first = x[0] ?? 0
  const sign = first >= 0 ? -1 : 1
  // x - sign |x| e₁, without cancellation; its squared length is 2 |x| (|x| + |x₁|).
  x[0] = first - sign * norm
  const scale = 1 / Math.sqrt(norm * (norm + Math.abs(first)))
  return { direction: x.map((value) => value * scale), sign }
}

/** Applies `I - v vᵀ` to the elements from `start` on. */
function reflectOne(column: Float64Array, start: number, v: Float64Array): void {
  let product = 0
  for (let i = 0; i < v.length; i++) product += v[i]! * column[start + i]!
  for (let i = 0; i < v.length; i++) column[start + i]! -= product * v[i]!
}

/** The same on four columns of this length, from element `k` on, to read `v` less often. */
function reflectFour(columns: Float64Array, length: number, k: number, v: Float64Array): void {
  const [a, b, c, d] = [k, k + length, k + 2 * length, k + 3 * length]
  let [va, vb, vc, vd] = [0, 0, 0, 0]
  for (let i = 0; i < v.length; i++) {
    const vi = v[i]!
    va += vi * columns[a + i]!
    vb += vi * columns[b + i]!
    vc += vi * columns[c + i]!
    vd += vi * columns[d + i]!
  }
  for (let i = 0; i < v.length; i++) {
    const vi = v[i]!
    columns[a + i]! -= va * vi
    columns[b + i]! -= vb * vi
    columns[c + i]! -= vc * vi
    columns[d + i]! -= vd * vi
  }
}

function lengthOf(x: Float64Array): number {
  let sum = 0
  for (const value of x) sum += value * value
  return Math.sqrt(sum)
}

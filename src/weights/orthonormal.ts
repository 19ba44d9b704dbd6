import type { Draws } from '../definition/weight.js'

/**
 * Orthonormal vectors of a given length, one after the other: the columns of the factor Q of a Gaussian matrix `[length, count]`
 * with a positive diagonal in R, so that every orthonormal set is equally likely.
 *
 * Q is a product of Householder reflections. Each of them leaves the rest of a Gaussian matrix Gaussian, so the column that the next one
 * is made from need not be computed: it is drawn (Stewart 1980, SIAM J. Numer. Anal. 17(3), 403-409). That halves the work.
 */
export function randomOrthonormalColumns(length: number, count: number, draws: Draws): Float64Array {
  const reflections = Array.from({ length: count }, (_, k) => reflectionOf(draws.normal(length - k)))
  const columns = new Float64Array(length * count)
  for (let k = 0; k < count; k++) columns[k * length + k] = reflections[k]!.sign
  // From the last to the first: reflection k acts on the elements from k on, and only the columns from k on have any there.
  for (let k = count - 1; k >= 0; k--) reflect(columns, length, count, k, reflections[k]!.direction)
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
  const norm = Math.sqrt(dot(x, x))
  const first = x[0] ?? 0
  const sign = first >= 0 ? -1 : 1
  // x - sign |x| e₁, without cancellation; its squared length is 2 |x| (|x| + |x₁|).
  x[0] = first - sign * norm
  const scale = 1 / Math.sqrt(norm * (norm + Math.abs(first)))
  return { direction: x.map((value) => value * scale), sign }
}

/** Applies `I - v vᵀ` to the elements from `k` on of the columns from `k` on, four columns at a time to read `v` less often. */
function reflect(columns: Float64Array, length: number, count: number, k: number, v: Float64Array): void {
  let column = k
  for (; column + 4 <= count; column += 4) reflectFour(columns, length, column * length + k, v)
  for (; column < count; column++) {
    const part = columns.subarray(column * length + k, (column + 1) * length)
    const product = dot(v, part)
    for (let i = 0; i < v.length; i++) part[i] = part[i]! - product * v[i]!
  }
}

function reflectFour(columns: Float64Array, length: number, start: number, v: Float64Array): void {
  const [a, b, c, d] = [start, start + length, start + 2 * length, start + 3 * length]
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
    columns[a + i] = columns[a + i]! - va * vi
    columns[b + i] = columns[b + i]! - vb * vi
    columns[c + i] = columns[c + i]! - vc * vi
    columns[d + i] = columns[d + i]! - vd * vi
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

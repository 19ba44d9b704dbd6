import { describe, expect, it } from 'vitest'
import { initialize } from '../../src/weights/initialize.js'
import { initializerVariant } from '../../src/weights/initializer.js'

const key = { seed: 1, path: 'lstm', name: 'recurrent_kernel' }

function orthogonal(shape: readonly number[], gain = 1, seed = 1): Float32Array {
  return initialize({ shape, initializer: initializerVariant('orthogonal', { gain }) }, { ...key, seed })
}

/** The greatest distance of the products of its shorter vectors from `gain²` times the identity. */
function distanceFromOrthogonal(values: Float32Array, rows: number, columns: number, gain: number): number {
  const isWide = rows < columns
  const [count, length] = isWide ? [rows, columns] : [columns, rows]
  const [vector, element] = isWide ? [columns, 1] : [1, columns]
  let worst = 0
  for (let a = 0; a < count; a++) {
    for (let b = a; b < count; b++) {
      let product = 0
      for (let i = 0; i < length; i++) product += values[a * vector + i * element]! * values[b * vector + i * element]!
      worst = Math.max(worst, Math.abs(product - (a === b ? gain ** 2 : 0)))
    }
  }
  return worst
}

describe('orthogonal', () => {
  it.each([
    [[1, 1], 1, 1],
    [[5, 7], 5, 7],
    [[7, 5], 7, 5],
    [[64, 256], 64, 256],
    [[3, 3, 4, 8], 36, 8],
    [[2, 2, 30], 4, 30],
  ])('%j has orthonormal rows or columns, whichever are fewer', (shape, rows, columns) => {
    for (const gain of [1, 0.5]) {
      // Products of rows of float32 numbers: each is rounded by at most 6e-8.
      expect(distanceFromOrthogonal(orthogonal(shape, gain), rows, columns, gain)).toBeLessThan(1e-6)
    }
  })

  it('makes the recurrent kernel of an LSTM of 512 units', () => {
    const values = orthogonal([512, 2048])
    expect(distanceFromOrthogonal(values.subarray(0, 16 * 2048), 16, 2048, 1)).toBeLessThan(1e-6)
  })

  it('prefers no direction: every element has mean 0 and variance 1 / n', () => {
    const [size, draws] = [4, 4000]
    const sums = new Float64Array(size * size)
    const squares = new Float64Array(size * size)
    let determinants = 0
    for (let seed = 0; seed < draws; seed++) {
      const values = orthogonal([size, size], 1, seed)
      values.forEach((value, index) => {
        sums[index]! += value
        squares[index]! += value ** 2
      })
      determinants += determinantOf(values, size)
    }
    // Five standard errors. Without the sign of R's diagonal the diagonal of Q has a mean far from zero.
    sums.forEach((sum) => expect(Math.abs(sum / draws)).toBeLessThan((5 * 0.5) / Math.sqrt(draws)))
    squares.forEach((sum) => expect(Math.abs(sum / draws - 1 / size)).toBeLessThan(5 * Math.sqrt(0.0625 / draws)))
    expect(Math.abs(determinants / draws), 'reflections are as likely as rotations').toBeLessThan(5 / Math.sqrt(draws))
  })
})

/** By Gaussian elimination with pivoting. */
function determinantOf(values: Float32Array, size: number): number {
  const rows = Array.from({ length: size }, (_, row) => [...values.subarray(row * size, (row + 1) * size)])
  let determinant = 1
  for (let k = 0; k < size; k++) {
    const pivot = rows.reduce(
      (best, row, index) => (index > k && Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? index : best),
      k,
    )
    if (pivot !== k) {
      const row = rows[k]!
      rows[k] = rows[pivot]!
      rows[pivot] = row
      determinant = -determinant
    }
    determinant *= rows[k]![k]!
    for (let row = k + 1; row < size; row++) {
      const factor = rows[row]![k]! / rows[k]![k]!
      rows[row] = rows[row]!.map((value, column) => value - factor * rows[k]![column]!)
    }
  }
  return determinant
}

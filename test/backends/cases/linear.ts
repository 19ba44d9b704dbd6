import { matMul } from '../../../src/operations/linear/mat-mul.js'
import { matrixProducts } from '../reference/linear.js'
import { type BackendCase, caseOf, numbers } from './case.js'

interface Product {
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/** Shapes before transposition: `[..., m, k]` and `[..., k, n]`. */
const products: readonly Product[] = [
  { a: [3, 4], b: [4, 5] },
  { a: [1, 1], b: [1, 1] },
  { a: [1, 7], b: [7, 1] },
  { a: [2, 3, 4], b: [4, 5] },
  { a: [3, 4], b: [2, 4, 5] },
  { a: [2, 3, 4], b: [2, 4, 5] },
  { a: [2, 3, 4], b: [1, 4, 5] },
  { a: [2, 1, 3, 4], b: [3, 4, 2] },
  { a: [2, 3, 2, 3], b: [2, 3, 3, 2] },
  { a: [2, 1, 2, 2, 3], b: [1, 3, 1, 3, 2] },
  { a: [2, 1, 2, 1, 2, 3], b: [2, 2, 2, 3, 2] },
  { a: [20, 33], b: [33, 17] },
]

const both = [false, true]

export const linearCases: readonly BackendCase[] = products.flatMap(({ a, b }, index) =>
  both.flatMap((transposeA) =>
    both.map((transposeB) => {
      const inputs = [numbers(oriented(a, transposeA), index + 1), numbers(oriented(b, transposeB), index + 2)]
      return caseOf(matMul, inputs, { transposeA, transposeB }, matrixProducts)
    }),
  ),
)

function oriented(shape: readonly number[], isTransposed: boolean): readonly number[] {
  const [rows, columns] = shape.slice(-2)
  return isTransposed ? [...shape.slice(0, -2), columns!, rows!] : shape
}

import type { Shape, Size } from './types.js'

/**
 * Arithmetic on axis lengths that may be symbolic. A symbolic length is a polynomial with integer coefficients over names (`batch`)
 * and opaque quotients (`floor((time - 3)/2)`), written in one canonical text, so that equality of lengths is equality of texts.
 */
type Polynomial = ReadonlyMap<string, number>

const parsed = new Map<string, Polynomial>()

function toPolynomial(size: Size): Polynomial {
  if (typeof size === 'number') return new Map(size === 0 ? [] : [['', size]])
  return parsed.get(size) ?? new Map([[size, 1]])
}

/** `*` sorts and joins the factors of a monomial; the empty text is the constant one. */
function multiplyMonomials(a: string, b: string): string {
  if (a === '') return b
  if (b === '') return a
  return [...a.split('*'), ...b.split('*')].sort().join('*')
}

function toSize(polynomial: Polynomial): Size {
  const terms = [...polynomial].filter(([, coefficient]) => coefficient !== 0)
  if (terms.length === 0) return 0
  const [first] = terms
  if (terms.length === 1 && first && first[0] === '') return first[1]
  terms.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
  const text = terms.map(writeTerm).join('')
  parsed.set(text, new Map(terms))
  return text
}

function writeTerm([monomial, coefficient]: readonly [string, number], index: number): string {
  const sign = coefficient < 0 ? (index === 0 ? '-' : ' - ') : index === 0 ? '' : ' + '
  const amount = Math.abs(coefficient)
  if (monomial === '') return `${sign}${amount}`
  return amount === 1 ? `${sign}${monomial}` : `${sign}${amount}*${monomial}`
}

/** The sum of lengths. */
export function addSizes(...sizes: readonly Size[]): Size {
  const sum = new Map<string, number>()
  for (const size of sizes) {
    for (const [monomial, coefficient] of toPolynomial(size)) sum.set(monomial, (sum.get(monomial) ?? 0) + coefficient)
  }
  return toSize(sum)
}

/** `a - b`. */
export function subtractSizes(a: Size, b: Size): Size {
  return addSizes(a, multiplySizes(-1, b))
}

/** The product of lengths; of none, 1. */
export function multiplySizes(...sizes: readonly Size[]): Size {
  if (sizes.every((size) => typeof size === 'number')) return sizes.reduce((product, size) => product * size, 1)
  return sizes.reduce<Size>((left, right) => {
    const product = new Map<string, number>()
    for (const [a, x] of toPolynomial(left)) {
      for (const [b, y] of toPolynomial(right)) {
        const monomial = multiplyMonomials(a, b)
        product.set(monomial, (product.get(monomial) ?? 0) + x * y)
      }
    }
    return toSize(product)
  }, 1)
}

/** `a / b` rounded down. Stays exact where every coefficient is divisible: `floor((2*time)/2)` is `time`. */
export function floorDivideSizes(a: Size, b: number): Size {
  if (typeof a === 'number') return Math.floor(a / b)
  if (b === 1) return a
  const polynomial = toPolynomial(a)
  const isExact = [...polynomial].every(([monomial, coefficient]) => monomial === '' || coefficient % b === 0)
  if (isExact) return toSize(new Map([...polynomial].map(([monomial, c]) => [monomial, Math.floor(c / b)])))
  return `floor((${a})/${b})`
}

/** `a / b` rounded up. */
export function ceilDivideSizes(a: Size, b: number): Size {
  return floorDivideSizes(addSizes(a, b - 1), b)
}

/**
 * `a / b` where it is whole, else null: `2*batch*time / batch` is `2*time`. Needed by Reshape with an axis of -1.
 */
export function divideSizes(a: Size, b: Size): Size | null {
  if (typeof a === 'number' && typeof b === 'number') return b !== 0 && a % b === 0 ? a / b : null
  const divisor = [...toPolynomial(b)]
  const only = divisor[0]
  if (divisor.length !== 1 || !only) return null
  const quotient = new Map<string, number>()
  for (const [monomial, coefficient] of toPolynomial(a)) {
    const rest = divideMonomial(monomial, only[0])
    if (rest === null || coefficient % only[1] !== 0) return null
    quotient.set(rest, coefficient / only[1])
  }
  return toSize(quotient)
}

function divideMonomial(monomial: string, divisor: string): string | null {
  if (divisor === '') return monomial
  const factors = monomial.split('*')
  for (const factor of divisor.split('*')) {
    const index = factors.indexOf(factor)
    if (index < 0) return null
    factors.splice(index, 1)
  }
  return factors.join('*')
}

/** How many elements a tensor of this shape has. */
export function sizeOfShape(shape: Shape): Size {
  return multiplySizes(...shape)
}

/** Whether every axis length is a number. */
export function isKnownShape(shape: Shape): shape is readonly number[] {
  return shape.every((size) => typeof size === 'number')
}

/** Equal axis by axis. */
export function areShapesEqual(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis])
}

/** `[batch, 28, 28, 1]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`
}

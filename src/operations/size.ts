import {
  compareMonomials,
  divideMonomials,
  factorsOf,
  multiplyMonomials,
  readQuotient,
  type Polynomial,
  toPolynomial,
  toSize,
  writeQuotient,
} from './polynomial.js'
import type { Shape, Size } from './types.js'

/*
 * Arithmetic on axis lengths that may be symbolic. A symbolic length is a polynomial with integer coefficients over names (`batch`)
 * and quotients (`floor((time + 1)/2)`), written in one canonical text, so that equality of lengths is equality of texts.
 */

/** The sum of lengths. */
export function addSizes(...sizes: readonly Size[]): Size {
  if (sizes.every((size) => typeof size === 'number')) return sizes.reduce((sum, size) => sum + size, 0)
  const sum = new Map<string, number>()
  for (const size of sizes) addTo(sum, toPolynomial(size), '', 1)
  return toSize(sum)
}

/** Adds `factor · monomial · polynomial` to a sum. */
function addTo(sum: Map<string, number>, polynomial: Polynomial, monomial: string, factor: number): void {
  for (const [own, coefficient] of polynomial) {
    const key = multiplyMonomials(own, monomial)
    const value = (sum.get(key) ?? 0) + factor * coefficient
    if (value === 0) sum.delete(key)
    else sum.set(key, value)
  }
}

/** `a - b`. */
export function subtractSizes(a: Size, b: Size): Size {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return addSizes(a, multiplySizes(-1, b))
}

/** The product of lengths; of none, 1. */
export function multiplySizes(...sizes: readonly Size[]): Size {
  // Adding 0 makes 0 of -0.
  if (sizes.every((size) => typeof size === 'number')) return sizes.reduce((product, size) => product * size, 1) + 0
  return sizes.reduce<Size>((left, right) => {
    if (left === 1) return right
    const product = new Map<string, number>()
    for (const [monomial, coefficient] of toPolynomial(right)) addTo(product, toPolynomial(left), monomial, coefficient)
    return toSize(product)
  }, 1)
}

/**
 * `a / b` rounded down, for a whole b of at least 1. Whole parts leave the quotient (`floor((2*time + 3)/2)` is `time + 1`) and
 * quotients of quotients become one, so that equal lengths get equal texts as far as possible.
 */
export function floorDivideSizes(a: Size, b: number): Size {
  if (typeof a === 'number') return Math.floor(a / b) + 0
  if (b === 1) return a
  const whole = new Map<string, number>()
  const rest = new Map<string, number>()
  for (const [monomial, coefficient] of toPolynomial(a)) {
    const quotient = Math.floor(coefficient / b)
    if (quotient !== 0) whole.set(monomial, quotient)
    if (coefficient !== quotient * b) rest.set(monomial, coefficient - quotient * b)
  }
  const remainder = toSize(rest)
  if (typeof remainder === 'number') return toSize(whole)
  return addSizes(toSize(whole), innerQuotient(rest, b) ?? writeQuotient(remainder, b))
}

/** floor((floor(p/a) + c)/b) is floor((p + a c)/(a b)). `null` for anything else than one quotient and a constant. */
function innerQuotient(rest: Polynomial, b: number): Size | null {
  const [first, ...others] = [...rest].filter(([monomial]) => monomial !== '')
  if (others.length > 0 || first?.[1] !== 1 || factorsOf(first[0]).length !== 1) return null
  const quotient = readQuotient(first[0])
  if (!quotient) return null
  const { dividend, divisor } = quotient
  return floorDivideSizes(addSizes(dividend, multiplySizes(divisor, rest.get('') ?? 0)), divisor * b)
}

/** `a / b` rounded up. */
export function ceilDivideSizes(a: Size, b: number): Size {
  return floorDivideSizes(addSizes(a, b - 1), b)
}

/** `a / b` where it is whole for all values of the names, else null: `2*batch*time / batch` is `2*time`. Needed by Reshape with an axis of -1. */
export function divideSizes(a: Size, b: Size): Size | null {
  if (b === 0) return null
  if (typeof a === 'number' && typeof b === 'number') return a % b === 0 ? a / b + 0 : null
  const divisor = toPolynomial(b)
  const [lead, leadCoefficient] = leadingTerm(divisor)
  const remainder = new Map(toPolynomial(a))
  const quotient = new Map<string, number>()
  // Division of polynomials: each round takes away the greatest term, so that it ends.
  while (remainder.size > 0) {
    const [monomial, coefficient] = leadingTerm(remainder)
    const rest = divideMonomials(monomial, lead)
    if (rest === null || coefficient % leadCoefficient !== 0) return null
    quotient.set(rest, coefficient / leadCoefficient)
    addTo(remainder, divisor, rest, -coefficient / leadCoefficient)
  }
  return toSize(quotient)
}

function leadingTerm(polynomial: Polynomial): readonly [monomial: string, coefficient: number] {
  return [...polynomial].reduce((lead, term) => (compareMonomials(term[0], lead[0]) < 0 ? term : lead))
}

/** The length with numbers in the place of names; names that are not given stay. */
export function substituteSizes(size: Size, lengths: Readonly<Record<string, Size>>): Size {
  if (typeof size === 'number') return size
  const terms = [...toPolynomial(size)].map(([monomial, coefficient]) => {
    const factors = factorsOf(monomial).map((factor): Size => {
      const quotient = readQuotient(factor)
      if (!quotient) return lengths[factor] ?? factor
      return floorDivideSizes(substituteSizes(quotient.dividend, lengths), quotient.divisor)
    })
    return multiplySizes(coefficient, ...factors)
  })
  return addSizes(...terms)
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

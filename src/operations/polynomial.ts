import type { Size } from './types.js'

/**
 * A symbolic length taken apart: integer coefficients by monomial. A monomial is its factors, sorted and joined by `*`; a factor is a
 * name (`batch`) or a quotient (`floor(time/2)`); the empty text is the constant one. No coefficient is 0.
 */
export type Polynomial = ReadonlyMap<string, number>

const parsed = new Map<string, Polynomial>()
const parsedLimit = 10_000

/** The polynomial that a length stands for. */
export function toPolynomial(size: Size): Polynomial {
  if (typeof size === 'number') return new Map(size === 0 ? [] : [['', size]])
  const known = parsed.get(size)
  if (known) return known
  const polynomial = parse(size)
  if (parsed.size >= parsedLimit) parsed.clear()
  parsed.set(size, polynomial)
  return polynomial
}

/** A polynomial in its one canonical text: descending degree, names in order. Constants are numbers. */
export function toSize(polynomial: Polynomial): Size {
  const terms = [...polynomial].filter(([, coefficient]) => coefficient !== 0)
  if (terms.length === 0) return 0
  if (terms.length === 1 && terms[0]![0] === '') return terms[0]![1]
  terms.sort(([a], [b]) => compareMonomials(a, b))
  return terms.map(writeTerm).join('')
}

function writeTerm([monomial, coefficient]: readonly [string, number], index: number): string {
  const sign = coefficient < 0 ? (index === 0 ? '-' : ' - ') : index === 0 ? '' : ' + '
  const amount = Math.abs(coefficient)
  if (monomial === '') return `${sign}${amount}`
  return amount === 1 ? `${sign}${monomial}` : `${sign}${amount}*${monomial}`
}

/** Reads what `toSize` writes. */
function parse(text: string): Polynomial {
  const polynomial = new Map<string, number>()
  for (const sum of splitOutside(text, ' + ')) {
    for (const [index, term] of splitOutside(sum, ' - ').entries()) {
      const isNegative = index > 0 || term.startsWith('-')
      const factors = factorsOf(term.replace(/^-/, ''))
      const hasCoefficient = /^\d+$/.test(factors[0] ?? '')
      const amount = hasCoefficient ? Number(factors[0]) : 1
      polynomial.set((hasCoefficient ? factors.slice(1) : factors).join('*'), isNegative ? -amount : amount)
    }
  }
  return polynomial
}

/** The pieces of a text between separators outside of parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const pieces = []
  let depth = 0
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') depth++
    else if (text[index] === ')') depth--
    else if (depth === 0 && text.startsWith(separator, index)) {
      pieces.push(text.slice(start, index))
      start = index + separator.length
    }
  }
  return [...pieces, text.slice(start)]
}

/** `floor(time/2)`, `floor((time + 1)/2)`. */
export function writeQuotient(dividend: string, divisor: number): string {
  const isSum = toPolynomial(dividend).size > 1
  return isSum ? `floor((${dividend})/${divisor})` : `floor(${dividend}/${divisor})`
}

/** What a factor divides by what; `null` for a name. */
export function readQuotient(factor: string): { readonly dividend: string; readonly divisor: number } | null {
  const [, inner, divisor] = /^floor\((.*)\/(\d+)\)$/.exec(factor) ?? []
  if (inner === undefined) return null
  return { dividend: inner.startsWith('(') ? inner.slice(1, -1) : inner, divisor: Number(divisor) }
}

/** The factors of a monomial; none of the constant one. */
export function factorsOf(monomial: string): string[] {
  if (monomial === '') return []
  return monomial.includes('(') ? splitOutside(monomial, '*') : monomial.split('*')
}

/** The product of two monomials. */
export function multiplyMonomials(a: string, b: string): string {
  if (a === '') return b
  if (b === '') return a
  return [...factorsOf(a), ...factorsOf(b)].sort().join('*')
}

/** `a / b`, or `null` where b is not contained in a. */
export function divideMonomials(a: string, b: string): string | null {
  const factors = factorsOf(a)
  for (const factor of factorsOf(b)) {
    const index = factors.indexOf(factor)
    if (index < 0) return null
    factors.splice(index, 1)
  }
  return factors.join('*')
}

/** Graded lexicographic order, greatest first: a higher degree goes before a lower one, then `batch` before `time`. */
export function compareMonomials(a: string, b: string): number {
  const left = factorsOf(a)
  const right = factorsOf(b)
  if (left.length !== right.length) return right.length - left.length
  const index = left.findIndex((factor, i) => factor !== right[i])
  if (index < 0) return 0
  return left[index]! < right[index]! ? -1 : 1
}

import { quoteText } from './format-error.js'

/** Why a JSON text is refused, and where. */
export interface JsonProblem {
  /** The place in the value, such as `nodes[3].params.units`; empty for the whole text. */
  readonly path: string
  readonly expected: string
  readonly received: string
  /** Line of the place, from 1; absent if the text was not read. */
  readonly line?: number
  /** Column of the place, from 1, in UTF-16 units, as editors count. */
  readonly column?: number
}

/** A path as people write it: `nodes[3].params.units`, and `["my key"]` for a key that is no identifier. */
export function describePath(steps: readonly (string | number)[]): string {
  const parts = steps.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[A-Za-z_$][\w$]{0,59}$/.test(step) ? `.${step}` : `[${quoteText(step)}]`
  })
  return parts.join('').replace(/^\./, '')
}

/** Line and column, both from 1, of a place in a text whose lines end in \n, \r\n or \r. */
export function findPlace(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1
  let lineStart = 0
  for (let i = 0; i < at; i++) {
    const character = text[i]
    if (character !== '\n' && (character !== '\r' || text[i + 1] === '\n')) continue
    line++
    lineStart = i + 1
  }
  return { line, column: at - lineStart + 1 }
}

/** What stands at a place, for a message: a word, a number or a single character. */
export function describeToken(text: string, at: number): string {
  const code = text.codePointAt(at)
  if (code === undefined) return 'the end of the text'
  const word = /^[\w.+-]+/.exec(text.slice(at, at + 41))?.[0]
  return quoteText(word ?? String.fromCodePoint(code), 40)
}

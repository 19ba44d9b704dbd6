import { quoteText } from './format-error.js'
import { describePath, describeToken, findPlace, type JsonProblem } from './json-problem.js'

/** Deepest nesting of arrays and objects that is read. */
const maxJsonDepth = 100

// They reach an object's prototype when a reader copies keys from one object to another.
const dangerousKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** An array or object that is still open: an object's keys so far, and the place reached in it. */
interface OpenContainer {
  readonly keys: Set<string> | null
  step: string | number | undefined
}

/** Carries a problem from the depth of the scan to `scanJson`. */
class Refusal extends Error {
  readonly problem: JsonProblem
  constructor(problem: JsonProblem) {
    super(problem.expected)
    this.problem = problem
  }
}

/**
 * The first problem of a JSON text, or undefined if it has none.
 *
 * A scan of our own, since engines word and place their messages differently, and parsers recurse: this one loops.
 */
export function scanJson(text: string): JsonProblem | undefined {
  try {
    new JsonScan(text).scanText()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.problem
    throw error
  }
}

class JsonScan {
  private readonly text: string
  private readonly open: OpenContainer[] = []
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  scanText(): void {
    do {
      this.scanValue()
    } while (this.scanToNextValue())
    if (this.at < this.text.length) this.refuse('the end of the text')
  }

  /** Scans a scalar whole; of a container only its opening, up to its first value or its closing bracket. */
  private scanValue(): void {
    for (;;) {
      const first = this.skipSpace()
      if (first !== '{' && first !== '[') {
        this.scanScalar(first)
        return
      }
      if (this.open.length === maxJsonDepth) this.refuse(`nesting of at most ${maxJsonDepth}`, `${maxJsonDepth + 1}`)
      this.at++
      const inner: OpenContainer =
        first === '{' ? { keys: new Set(), step: undefined } : { keys: null, step: undefined }
      this.open.push(inner)
      if (this.skipSpace() === closingBracket(inner)) return
      this.scanStep(inner, '"}" or a key in double quotes')
    }
  }

  private scanScalar(first: string | undefined): void {
    if (first === '"') this.scanString()
    else if (first === '-' || isDigit(first)) this.scanNumber()
    else this.scanWord()
  }

  /** After a value: closes the containers that end here; false if the outermost value has ended. */
  private scanToNextValue(): boolean {
    for (;;) {
      const next = this.skipSpace()
      const inner = this.open.at(-1)
      if (!inner) return false
      if (next === closingBracket(inner)) {
        this.open.pop()
        this.at++
        continue
      }
      if (next !== ',') this.refuse(`"," or "${closingBracket(inner)}"`)
      this.at++
      this.scanStep(inner, 'a key in double quotes')
      return true
    }
  }

  /** To the next value of a container: counts on in an array, reads a key in an object. */
  private scanStep(inner: OpenContainer, expectedKey: string): void {
    if (!inner.keys) {
      inner.step = typeof inner.step === 'number' ? inner.step + 1 : 0
      return
    }
    inner.step = undefined
    if (this.skipSpace() !== '"') this.refuse(expectedKey)
    const start = this.at
    this.scanString()
    const written = this.text.slice(start, this.at)
    // Compared as what they mean: "a" and "\u0061" are the same key.
    const key = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1)
    inner.step = key
    if (dangerousKeys.has(key)) this.refuse('another key', quoteText(key), start)
    if (inner.keys.has(key)) this.refuse('each key once', `${quoteText(key)} again`, start)
    inner.keys.add(key)
    if (this.skipSpace() !== ':') this.refuse('":"')
    this.at++
  }

  private scanString(): void {
    const { text } = this
    this.at++
    for (;;) {
      const unit = text.charCodeAt(this.at)
      if (unit === 0x22) break
      if (Number.isNaN(unit)) this.refuse('"\\"" at the end of the string')
      if (unit < 0x20) this.refuse('an escaped control character', quoteText(text.charAt(this.at)))
      this.at++
      if (unit === 0x5c) this.scanEscape()
    }
    this.at++
  }

  private scanEscape(): void {
    const letter = this.text.charAt(this.at)
    if (letter === 'u') {
      for (let i = 0; i < 4; i++) {
        this.at++
        if (!/^[0-9a-fA-F]$/.test(this.text.charAt(this.at))) this.refuse('four hexadecimal digits after "\\u"')
      }
    } else if (letter === '' || !'"\\/bfnrt'.includes(letter)) {
      this.refuse('one of "\\/bfnrtu after a backslash')
    }
    this.at++
  }

  private scanNumber(): void {
    const start = this.at
    if (this.text[this.at] === '-') this.at++
    if (this.text[this.at] === '0') this.at++
    else this.scanDigits()
    if (this.text[this.at] === '.') {
      this.at++
      this.scanDigits()
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++
      this.scanDigits()
    }
    const written = this.text.slice(start, this.at)
    if (!Number.isFinite(Number(written))) {
      this.refuse('a number within the range of a double', quoteText(written, 40), start)
    }
  }

  private scanDigits(): void {
    const start = this.at
    while (isDigit(this.text[this.at])) this.at++
    if (this.at === start) this.refuse('a digit')
  }

  private scanWord(): void {
    const word = ['true', 'false', 'null'].find((each) => this.text.startsWith(each, this.at))
    if (!word) this.refuse('a JSON value')
    this.at += word.length
  }

  /** Goes to the next character that is not white space and gives it; undefined at the end. */
  private skipSpace(): string | undefined {
    for (;;) {
      const character = this.text[this.at]
      if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') return character
      this.at++
    }
  }

  private refuse(expected: string, received = describeToken(this.text, this.at), at = this.at): never {
    const path = describePath(this.open.flatMap(({ step }) => step ?? []))
    throw new Refusal({ path, expected, received, ...findPlace(this.text, at) })
  }
}

function closingBracket(container: OpenContainer): string {
  return container.keys ? '}' : ']'
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

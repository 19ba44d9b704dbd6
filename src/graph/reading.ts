import type { Catalogue } from '../definition/catalogue.js'
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../definition/json.js'
import { type Finding, type Problem, problem, type ProblemKind, quote } from '../definition/problem.js'
import { limits } from './limits.js'

/** What ids and names look like. */
export const namePattern = /^[A-Za-z_][A-Za-z0-9_-]*$/

/** They would reach an object's prototype wherever names are keys. */
export const dangerousNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** A JSON value being read: what is wrong with it is collected, each with its place, and each reader gives `null` then. */
export class Reading {
  readonly catalogue: Catalogue
  readonly problems: Problem[] = []
  /** The id of the node being read; `null` outside of nodes. */
  node: string | null = null

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  /** Whether so much is wrong that nothing more is listed. */
  get isFull(): boolean {
    return this.problems.length >= limits.problems
  }

  /** Lists a finding as long as the list is of a readable length. */
  add(finding: Finding): void {
    if (!this.isFull) this.problems.push({ ...finding, node: this.node })
  }

  /** Lists a value that is not what was expected. */
  refuse(at: string, expected: string, received: JsonValue | undefined, kind: ProblemKind = 'format'): null {
    this.add(problem(kind, at, expected, describe(received)))
    return null
  }

  /** An object with no other keys than these. */
  object(value: JsonValue | undefined, at: string, keys: readonly string[] | null): JsonObject | null {
    if (value === undefined || !isJsonObject(value)) return this.refuse(at, 'an object', value)
    const unknown = keys && Object.keys(value).find((key) => !keys.includes(key))
    if (unknown === null || unknown === undefined) return value
    this.add(problem('format', at, keys?.length ? `no keys but ${keys.join(', ')}` : 'no keys', quote(unknown)))
    return null
  }

  /** A list of at most `most` items, counted before any of them is looked at. */
  list(value: JsonValue | undefined, at: string, most: number): readonly JsonValue[] | null {
    if (!isJsonList(value)) return this.refuse(at, 'a list', value)
    if (value.length <= most) return value
    this.add(problem('size', at, `at most ${most} items`, String(value.length)))
    return null
  }

  /** The items of a list, each read by `read`; `null` if one of them cannot be. */
  items<T>(
    values: readonly JsonValue[],
    at: string,
    read: (value: JsonValue, at: string) => T | null,
  ): readonly T[] | null {
    const items: T[] = []
    let isComplete = true
    for (const [index, value] of values.entries()) {
      const item = read(value, `${at}[${index}]`)
      if (item === null) isComplete = false
      else items.push(item)
      if (this.isFull) return null
    }
    return isComplete ? items : null
  }

  /** An id or a name: readable, and without the dots and slashes that paths are made with. */
  name(value: JsonValue | undefined, at: string): string | null {
    if (isName(value)) return value
    const expected = `a name of letters, digits, _ and -, from a letter or _`
    return this.refuse(at, expected, value)
  }

  text(value: JsonValue | undefined, at: string, most: number): string | null {
    if (typeof value === 'string' && value.length <= most) return value
    return this.refuse(at, `a text of at most ${most} characters`, value)
  }

  /** Two finite numbers within the canvas: a position or, if `least` is 0, a size. */
  pair(value: JsonValue | undefined, at: string, least: number = -limits.distance): readonly [number, number] | null {
    if (isJsonList(value) && value.length === 2) {
      const [x, y] = value
      if (isWithin(x, least) && isWithin(y, least)) return [x, y]
    }
    return this.refuse(at, `two numbers from ${least} to ${limits.distance}`, value)
  }
}

/** Whether a value can be an id of a node or the name of a composite or of its port. */
export function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= limits.nameCharacters &&
    namePattern.test(value) &&
    !dangerousNames.has(value)
  )
}

function isWithin(value: JsonValue | undefined, least: number): value is number {
  return typeof value === 'number' && value >= least && value <= limits.distance
}

function describe(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (isJsonList(value) && value.length > 4) return `a list of ${value.length}`
  return quote(value)
}

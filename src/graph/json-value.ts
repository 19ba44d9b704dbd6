import type { JsonValue } from '../definition/json.js'
import { type Finding, problem, quote } from '../definition/problem.js'
import { limits } from './limits.js'
import { dangerousNames } from './reading.js'

/** A list or object that is still being walked. */
interface OpenContainer {
  /** The names of its parts; `null` for a list. */
  readonly keys: readonly string[] | null
  readonly parts: readonly unknown[]
  next: number
}

/**
 * A value that did not come from a text (the clipboard, another thread, a host program), if it is what a text could hold: finite
 * numbers, plain lists and objects, no key that reaches a prototype, no deeper than a text may be. Loops, so that no depth and no
 * value that contains itself exhausts the stack.
 */
export function toJsonValue(value: unknown): { readonly value: JsonValue } | { readonly problem: Finding } {
  const root: OpenContainer = { keys: [''], parts: [value], next: 0 }
  const open = [root]
  let count = 0
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    if (inner.next === inner.parts.length) {
      open.pop()
      continue
    }
    const part = inner.parts[inner.next]
    inner.next++
    count++
    const refusal = refuse(part, open.length - 1, count)
    if (refusal) return { problem: problem(refusal.kind, describePlace(open), refusal.expected, refusal.received) }
    if (Array.isArray(part)) open.push({ keys: null, parts: part, next: 0 })
    else if (typeof part === 'object' && part !== null) {
      open.push({ keys: Object.keys(part), parts: Object.values(part), next: 0 })
    }
  }
  // Every part of it has just been looked at.
  return { value: value as JsonValue }
}

function refuse(value: unknown, depth: number, count: number): Pick<Finding, 'kind' | 'expected' | 'received'> | null {
  const refusal = (expected: string, received: string) => ({ kind: 'format', expected, received }) as const
  if (count > limits.values) return { kind: 'size', expected: `at most ${limits.values} values`, received: 'more' }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return null
  if (typeof value === 'number') return Number.isFinite(value) ? null : refusal('a finite number', String(value))
  if (typeof value !== 'object') return refusal('a JSON value', value === undefined ? 'nothing' : typeof value)
  if (depth >= limits.depth) return refusal(`nesting of at most ${limits.depth}`, String(depth + 1))
  if (Array.isArray(value)) return null
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    return refusal('a plain object', Object.prototype.toString.call(value))
  }
  const dangerous = Object.getOwnPropertyNames(value).find((key) => dangerousNames.has(key))
  return dangerous === undefined ? null : refusal('another key', quote(dangerous))
}

/** `nodes[3].params.units`; `the file` for the whole. */
function describePlace(open: readonly OpenContainer[]): string {
  const steps = open.slice(1).map(({ keys, next }) => (keys ? `.${keys[next - 1] ?? ''}` : `[${next - 1}]`))
  return steps.join('').replace(/^\./, '') || 'the file'
}

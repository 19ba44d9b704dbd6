import type { JsonValue } from '../definition/json.js'
import { type Finding, problem, quote } from '../definition/problem.js'
import { limits } from './limits.js'

const dangerousKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A value that did not come from a text (the clipboard, another thread, a host program), if it is what a text could hold: finite
 * numbers, plain lists and objects, no key that reaches a prototype, no deeper than a text may be.
 */
export function toJsonValue(value: unknown): { readonly value: JsonValue } | { readonly problem: Finding } {
  const waiting: { readonly value: unknown; readonly at: string; readonly depth: number }[] = [
    { value, at: '', depth: 0 },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, depth } = next
    const refusal = refuseValue(next.value, at, depth)
    if (refusal) return { problem: refusal }
    if (Array.isArray(next.value)) {
      for (const [index, item] of next.value.entries())
        waiting.push({ value: item, at: `${at}[${index}]`, depth: depth + 1 })
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, item] of Object.entries(next.value)) {
        waiting.push({ value: item, at: at === '' ? key : `${at}.${key}`, depth: depth + 1 })
      }
    }
  }
  // Every part of it has just been looked at.
  return { value: value as JsonValue }
}

function refuseValue(value: unknown, at: string, depth: number): Finding | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return null
  if (typeof value === 'number')
    return Number.isFinite(value) ? null : problem('format', at, 'a finite number', String(value))
  if (typeof value !== 'object')
    return problem('format', at, 'a JSON value', value === undefined ? 'nothing' : typeof value)
  if (depth > limits.depth) return problem('format', at, `nesting of at most ${limits.depth}`, `${depth}`)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (Array.isArray(value)) return null
  if (prototype !== Object.prototype && prototype !== null) {
    return problem('format', at, 'a plain object', Object.prototype.toString.call(value))
  }
  const dangerous = Object.getOwnPropertyNames(value).find((key) => dangerousKeys.has(key))
  return dangerous === undefined ? null : problem('format', at, 'another key', quote(dangerous))
}

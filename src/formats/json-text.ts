import type { JsonProblem } from './json-problem.js'
import { scanJson } from './json-scan.js'

export type { JsonProblem }

/** A parsed text, or the first problem that it has. */
export type JsonResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: JsonProblem }

/** Limits of `parseJson`. */
export interface ParseJsonOptions {
  /** Largest text, in bytes of UTF-8; 64 MiB by default. */
  readonly maxBytes?: number
}

/**
 * The value of a JSON text (RFC 8259), or its first problem with path, line and column. Never throws.
 *
 * Stricter than `JSON.parse`: duplicate keys, the keys `__proto__`, `constructor` and `prototype`, nesting deeper
 * than 100 and numbers too large for a double are problems too, and a text larger than `maxBytes` is refused unread.
 */
export function parseJson(text: string, options: ParseJsonOptions = {}): JsonResult {
  const { maxBytes = 64 * 1024 * 1024 } = options
  if (isLongerThan(text, maxBytes)) {
    return { ok: false, problem: { path: '', expected: `at most ${maxBytes} bytes`, received: 'a larger text' } }
  }
  const problem = scanJson(text)
  if (problem) return { ok: false, problem }
  // The scan has proved the text well-formed and not too deep for the parser's recursion.
  const value: unknown = JSON.parse(text)
  return { ok: true, value }
}

/** Whether the text takes more than `maxBytes` in UTF-8; counted without encoding it. */
function isLongerThan(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 <= maxBytes) return false
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
    // A pair of surrogates takes four bytes, so two each.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3
  }
  return bytes > maxBytes
}

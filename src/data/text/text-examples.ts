import type { SourceData } from '../../definition/source.js'
import { mixedOrder } from '../mixed-order.js'
import { countWindows } from '../windows.js'
import { numberTokens, type TokenKind, tokenize, vocabularyOf } from './tokenize.js'

/** How a text is cut into examples. */
export interface TextChoice {
  readonly kind: TokenKind
  /** How many different tokens are told apart, the unknown one included. */
  readonly vocabularySize: number
  /** Tokens of an example. */
  readonly length: number
  /** Tokens from the beginning of one example to that of the next. */
  readonly stride: number
  /** Whether the token after each is to be predicted, or only the one after the last. */
  readonly next: 'each' | 'last'
  readonly isMixed: boolean
}

/** `tokens` `[length]` and `next` `[length]` or `[]`, int32, of every part of a text. */
export function textExamples(text: string, choice: TextChoice): SourceData {
  const { kind, vocabularySize, length, stride, next, isMixed } = choice
  const vocabulary = vocabularyOf(tokenize(text, kind), vocabularySize)
  const sequence = numberTokens(text, kind, vocabulary)
  const examples = countWindows(sequence.length, { window: length, horizon: 1, stride })
  const order = isMixed ? mixedOrder(examples) : null
  const startOf = (index: number) => {
    if (!Number.isInteger(index) || index < 0 || index >= examples) {
      throw new RangeError(`text: expected an example from 0 to ${examples - 1}, received ${index}`)
    }
    return (order?.[index] ?? index) * stride
  }
  const take = (indices: readonly number[], offset: number, count: number) => {
    const data = new Int32Array(indices.length * count)
    indices.forEach((index, place) => {
      const start = startOf(index) + offset
      data.set(sequence.subarray(start, start + count), place * count)
    })
    return data
  }
  return {
    examples,
    batch: (indices) => {
      const count = indices.length
      return {
        tokens: { dtype: 'int32', shape: [count, length], data: take(indices, 0, length) },
        next:
          next === 'each'
            ? { dtype: 'int32', shape: [count, length], data: take(indices, 1, length) }
            : { dtype: 'int32', shape: [count], data: take(indices, length, 1) },
      }
    },
    classNames: { tokens: vocabulary, next: vocabulary },
  }
}

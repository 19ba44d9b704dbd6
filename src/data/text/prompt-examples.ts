import type { SourceData } from '../../definition/source.js'
import { countWindows } from '../windows.js'
import type { TextChoice } from './text-examples.js'
import { countTokens, numberTokens, tokenize, vocabularyOf } from './tokenize.js'

/**
 * A beginning in place of every example of a text, so that it runs beside these: its last `length` tokens, numbered by the vocabulary of
 * the text. What follows the last one is not known: 0.
 */
export function promptExamples(text: string, prompt: string, choice: Omit<TextChoice, 'isMixed'>): SourceData {
  const { kind, vocabularySize, length, stride, next } = choice
  const vocabulary = vocabularyOf(tokenize(text, kind), vocabularySize)
  const tokens = numberTokens(prompt, kind, vocabulary).slice(-length)
  const following = next === 'each' ? Int32Array.of(...tokens.subarray(1), 0) : new Int32Array(1)
  return {
    examples: countWindows(countTokens(text, kind), { window: length, horizon: 1, stride }),
    batch: ({ length: count }) => ({
      tokens: { dtype: 'int32', shape: [count, tokens.length], data: repeat(tokens, count) },
      next: {
        dtype: 'int32',
        shape: next === 'each' ? [count, tokens.length] : [count],
        data: repeat(following, count),
      },
    }),
    classNames: { tokens: vocabulary, next: vocabulary },
  }
}

function repeat(row: Int32Array, count: number): Int32Array {
  const rows = new Int32Array(row.length * count)
  for (let index = 0; index < count; index++) rows.set(row, index * row.length)
  return rows
}

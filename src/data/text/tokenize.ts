/** What a token is. */
export type TokenKind = 'character' | 'word'

/** Words with their apostrophes, single signs, and ends of lines, so that a text can be put together again. */
const word = /\n|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu

/** The text with one kind of line end. */
export function normalizeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** A text as a sequence of tokens: its characters (code points), or its words, signs and ends of lines. One at a time: a list of them takes far more room than the text. */
export function* tokenize(text: string, kind: TokenKind): Iterable<string> {
  if (kind === 'character') yield* text
  else for (const [token] of text.matchAll(word)) yield token
}

/** How many tokens a text has. */
export function countTokens(text: string, kind: TokenKind): number {
  let count = 0
  for (const _token of tokenize(text, kind)) count++
  return count
}

/** What stands for every token that is not in a vocabulary; its number is 0. */
export const unknownToken = '[UNK]'

/** The tokens of a vocabulary by their numbers: the unknown one, then the most frequent ones, at most `size` in all. */
export function vocabularyOf(tokens: Iterable<string>, size: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  return [unknownToken, ...sorted.slice(0, size - 1).map(([token]) => token)]
}

/** The tokens of a text as their numbers in a vocabulary, 0 for those that it does not have. */
export function numberTokens(text: string, kind: TokenKind, vocabulary: readonly string[]): Int32Array {
  const numbers = new Map(vocabulary.map((token, index) => [token, index]))
  const sequence = new Int32Array(countTokens(text, kind))
  let place = 0
  for (const token of tokenize(text, kind)) sequence[place++] = numbers.get(token) ?? 0
  return sequence
}

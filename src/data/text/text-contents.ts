import { isJsonObject } from '../../definition/json.js'
import type { ContentsFormat } from '../../definition/params/file.js'
import type { TextTable } from '../../definition/source.js'
import { decodeText } from './decode-text.js'
import { countTokens, normalizeLines } from './tokenize.js'

/** What a text tells of itself: how many tokens of each kind it has. */
export interface TextContents {
  readonly characters: number
  readonly words: number
}

const count = { type: 'integer', minimum: 0 }

export const textContents: ContentsFormat<TextContents> = {
  expected: '{ characters, words } of a text',
  read(value) {
    if (!isJsonObject(value) || Object.keys(value).length !== 2) return null
    const { characters, words } = value
    return isCount(characters) && isCount(words) ? { characters, words } : null
  },
  schema: {
    type: 'object',
    properties: { characters: count, words: count },
    required: ['characters', 'words'],
    additionalProperties: false,
  },
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

export function contentsOf(text: string): TextContents {
  return { characters: countTokens(text, 'character'), words: countTokens(text, 'word') }
}

/** So many lines are shown. */
const previewed = 20

/** Looks into a text file. @throws NodeError at `file` for what is no text */
export function inspectText(bytes: Uint8Array): { readonly contents: TextContents; readonly preview: TextTable } {
  const text = normalizeLines(decodeText(bytes))
  const lines = text.slice(0, 10_000).split('\n').slice(0, previewed)
  const preview: TextTable = {
    kind: 'text table',
    columns: [{ name: 'text', type: 'lines' }],
    rows: lines.map((line) => [line]),
  }
  return { contents: contentsOf(text), preview }
}

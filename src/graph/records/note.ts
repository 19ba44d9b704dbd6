import type { JsonObject, JsonValue } from '../../definition/json.js'
import type { Note } from '../graph.js'
import { limits } from '../limits.js'
import type { Reading } from '../reading.js'

export const noteKeys = ['text', 'position', 'size'] as const

export function readNote(reading: Reading, value: JsonValue, at: string): Note | null {
  const given = reading.object(value, at, noteKeys)
  if (!given) return null
  const text = reading.text(given['text'], `${at}.text`, limits.noteCharacters)
  const position = reading.pair(given['position'], `${at}.position`)
  const size = reading.pair(given['size'], `${at}.size`, 0)
  return text !== null && position && size ? { text, position, size } : null
}

export function writeNote({ text, position, size }: Note): JsonObject {
  return { text, position, size }
}

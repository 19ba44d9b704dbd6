import { NodeError, problem } from '../../definition/problem.js'

/**
 * The text of a file: UTF-8, UTF-16 with its mark, else as Windows writes it in western Europe and America, since spreadsheets still do.
 * A mark at the beginning is no part of it.
 * @throws NodeError at `file` for bytes that are no text
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.includes('\0')) throw new NodeError(null, problem('format', 'file', 'text', 'binary data'))
  return text
}

function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

import { elementTypes, type ElementType } from './elements.js'
import { FormatError, quoteValue } from './format-error.js'
import { describePath } from './json-problem.js'
import { parseJson } from './json-text.js'
import { countElements, readShape } from './tensor-shape.js'

// The limit of the reference implementation.
const maxHeaderBytes = 100_000_000

const types: Readonly<Record<string, ElementType>> = {
  F16: elementTypes.float16,
  BF16: elementTypes.bfloat16,
  F32: elementTypes.float32,
  F64: elementTypes.float64,
  I8: elementTypes.int8,
  I16: elementTypes.int16,
  I32: elementTypes.int32,
  I64: elementTypes.int64,
  U8: elementTypes.uint8,
  U16: elementTypes.uint16,
  U32: elementTypes.uint32,
  U64: elementTypes.uint64,
  BOOL: elementTypes.bool,
}

/** One tensor of the header; `start` and `end` count from the first byte after it. */
interface SafetensorsEntry {
  readonly name: string
  readonly at: string
  readonly type: ElementType
  readonly shape: readonly number[]
  readonly start: number
  readonly end: number
}

/** What stands before the data of a safetensors file. */
export interface SafetensorsHeader {
  /** The tensors in the order of their data. */
  readonly entries: readonly SafetensorsEntry[]
  readonly metadata: Record<string, string>
  /** Where the data begin in the file. */
  readonly dataStart: number
}

/**
 * The header of a safetensors file, proved consistent with itself and with the length of the file.
 * @throws FormatError if the file is truncated, or its header is malformed, or the data overlap or leave holes
 */
export function readSafetensorsHeader(bytes: Uint8Array): SafetensorsHeader {
  const { header, dataStart } = parseHeader(bytes)
  const { __metadata__: metadata, ...rest } = header
  const entries = Object.entries(rest).map(([name, value]) => readEntry(name, value))
  // An empty tensor goes before the one that begins at the same place.
  entries.sort((a, b) => a.start - b.start || a.end - b.end)
  checkOffsets(entries, bytes.length - dataStart)
  return { entries, metadata: readMetadata(metadata), dataStart }
}

function parseHeader(bytes: Uint8Array): { readonly header: Record<string, unknown>; readonly dataStart: number } {
  if (bytes.length < 8) throw new FormatError('file', 'at least 8 bytes', `${bytes.length}`)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  const limit = Math.min(maxHeaderBytes, bytes.length - 8)
  if (length > limit) throw new FormatError('header length', `at most ${limit}`, `${length}`)
  const dataStart = 8 + Number(length)
  const parsed = parseJson(decodeUtf8(bytes.subarray(8, dataStart)), { maxBytes: maxHeaderBytes })
  if (!parsed.ok) {
    const { path, expected, received } = parsed.problem
    throw new FormatError(placeInHeader(path), expected, received)
  }
  const header = parsed.value
  // The reference demands the brace as the first byte: it leaves room for other formats.
  if (!isRecord(header) || bytes[8] !== 0x7b) throw new FormatError('header', 'an object', quoteValue(header))
  return { header, dataStart }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new FormatError('header', 'UTF-8', 'bytes that are not')
  }
}

function readEntry(name: string, value: unknown): SafetensorsEntry {
  const at = placeInHeader(describePath([name]))
  if (!isRecord(value)) throw new FormatError(at, 'an object with dtype, shape and data_offsets', quoteValue(value))
  const { dtype, data_offsets } = value
  const offsets: readonly unknown[] = Array.isArray(data_offsets) ? data_offsets : []
  const type = typeof dtype === 'string' && Object.hasOwn(types, dtype) ? types[dtype] : undefined
  if (!type) throw new FormatError(`${at}.dtype`, `one of ${Object.keys(types).join(', ')}`, quoteValue(dtype))
  const shape = readShape(`${at}.shape`, value['shape'])
  const [start, end] = offsets
  if (offsets.length !== 2 || !isOffset(start) || !isOffset(end) || start > end) {
    throw new FormatError(`${at}.data_offsets`, 'a start and an end in bytes', quoteValue(data_offsets))
  }
  const expected = countElements(shape) * type.bytes
  if (end - start !== expected) {
    const what = `${expected} bytes for shape ${quoteValue(shape)} of ${quoteValue(dtype)}`
    throw new FormatError(`${at}.data_offsets`, what, `${end - start}`)
  }
  return { name, at, type, shape, start, end }
}

/** Every byte belongs to exactly one tensor, as the format demands: no file can hide data or use some twice. */
function checkOffsets(entries: readonly SafetensorsEntry[], dataBytes: number): void {
  let end = 0
  for (const entry of entries) {
    if (entry.start !== end) throw new FormatError(`${entry.at}.data_offsets`, `a start at ${end}`, `${entry.start}`)
    end = entry.end
  }
  if (end !== dataBytes) throw new FormatError('data', `${end} bytes, as the header says`, `${dataBytes}`)
}

function readMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {}
  const at = placeInHeader('__metadata__')
  if (!isRecord(value)) throw new FormatError(at, 'an object of texts', quoteValue(value))
  const metadata: Record<string, string> = {}
  for (const [key, text] of Object.entries(value)) {
    const place = placeInHeader(describePath(['__metadata__', key]))
    if (typeof text !== 'string') throw new FormatError(place, 'a text', quoteValue(text))
    metadata[key] = text
  }
  return metadata
}

function placeInHeader(path: string): string {
  if (path === '') return 'header'
  return path.startsWith('[') ? `header${path}` : `header.${path}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

import type { TensorData } from '../operations/types.js'
import { decodeElements, encodeElements } from './elements.js'
import { FormatError, quoteText } from './format-error.js'
import { parseJson } from './json-text.js'
import { readSafetensorsHeader } from './safetensors-header.js'
import { checkTensor } from './tensor-shape.js'

/** What a safetensors file holds: tensors by name, in the order of their data, and free texts by key. */
export interface Safetensors {
  readonly tensors: Map<string, TensorData>
  readonly metadata: Record<string, string>
}

/**
 * The tensors and metadata of a safetensors file: floats as float32 (rounded; infinite where they are too large),
 * integers as int32, BOOL as bool. The file may be hostile: what is allocated is bounded by its size.
 *
 * Source: https://github.com/huggingface/safetensors#format
 * @throws FormatError if the file is damaged (truncated, or its data overlap or leave holes), holds another type, or an
 * integer that does not fit into int32
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const { entries, metadata, dataStart } = readSafetensorsHeader(bytes)
  const tensors = new Map<string, TensorData>()
  for (const { name, at, type, shape, start, end } of entries) {
    const stored = bytes.subarray(dataStart + start, dataStart + end)
    tensors.set(name, { dtype: type.dtype, shape, data: decodeElements(at, type, stored, true) })
  }
  return { tensors, metadata }
}

// The order of the reference implementation: wider types first, so that all data are aligned.
const writtenTypes = ['F32', 'I32', 'U8', 'BOOL'] as const

/**
 * A safetensors file: float32 as F32, int32 as I32 (as U8 if its data are a Uint8Array), bool as BOOL. With at most one
 * metadata entry it is byte for byte what the reference implementation writes.
 * @throws FormatError if a tensor does not hold as many values as its shape says, or for a name that no reader takes
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, TensorData>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const ordered = [...tensors].map(([name, tensor]) => ({ name, tensor, rank: rankType(name, tensor) }))
  ordered.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
  const fields = Object.keys(metadata).length > 0 ? [`"__metadata__":${JSON.stringify(metadata)}`] : []
  let dataBytes = 0
  for (const { name, tensor, rank } of ordered) {
    const start = dataBytes
    dataBytes += tensor.data.byteLength
    const entry = { dtype: writtenTypes[rank], shape: tensor.shape, data_offsets: [start, dataBytes] }
    fields.push(`${JSON.stringify(name)}:${JSON.stringify(entry)}`)
  }
  const header = encodeHeader(`{${fields.join()}}`)
  const file = new Uint8Array(8 + header.length + dataBytes)
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true)
  file.set(header, 8)
  let at = 8 + header.length
  for (const { tensor } of ordered) {
    file.set(encodeElements(tensor.data), at)
    at += tensor.data.byteLength
  }
  return file
}

/** Checks what is to be written and gives the place of its type in `writtenTypes`. */
function rankType(name: string, tensor: TensorData): number {
  const at = `tensors[${quoteText(name)}]`
  if (name === '__metadata__') throw new FormatError(at, 'another name', 'that of the metadata')
  checkTensor(at, tensor)
  if (tensor.dtype === 'bool') return writtenTypes.indexOf('BOOL')
  if (tensor.data instanceof Float32Array) return writtenTypes.indexOf('F32')
  return writtenTypes.indexOf(tensor.data instanceof Int32Array ? 'I32' : 'U8')
}

/** The bytes of the header, padded with spaces so that the data begin at a multiple of 8. */
function encodeHeader(text: string): Uint8Array {
  // Our own reader refuses some names, such as __proto__: better now than when the file is opened.
  const parsed = parseJson(text)
  if (!parsed.ok) {
    const { path, expected, received } = parsed.problem
    throw new FormatError(`header.${path}`, expected, received)
  }
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(0x20)
  padded.set(bytes)
  return padded
}

import type { TypedArray } from '../operations/types.js'
import { countNumbers, type Column } from './column.js'
import { undoDifferences } from './undo-differences.js'

/**
 * A column without its values: they stand in the bytes of its sample, as bytes, as little-endian floats, or as the differences of an RGB
 * image of bytes (see undo-differences.ts).
 */
interface PackedColumn extends Omit<Column, 'data'> {
  readonly stored: 'uint8' | 'float32' | 'differences'
}

/** A bundled data set: `bytes` is the base64 of its columns in order, each in C order, deflated (zlib) as a whole. */
export interface PackedSample {
  readonly name: string
  readonly examples: number
  readonly source: string
  readonly licence: string
  readonly citation: string
  readonly columns: Readonly<Record<string, PackedColumn>>
  readonly bytes: string
}

/**
 * The columns of a packed sample with their values.
 * @throws Error if the bytes are damaged or not as many as the columns take
 */
export async function unpackColumns(sample: PackedSample): Promise<Record<string, Column>> {
  const view = new DataView(await inflate(sample.bytes))
  const columns: Record<string, Column> = {}
  let end = 0
  for (const [name, { stored, ...column }] of Object.entries(sample.columns)) {
    const start = end
    const count = sample.examples * countNumbers(column.shape)
    end += count * (stored === 'float32' ? 4 : 1)
    if (end > view.byteLength) break
    columns[name] = { ...column, data: readValues(view, start, count, stored, column) }
  }
  if (end !== view.byteLength) {
    throw new Error(`sample ${sample.name}: expected ${end} bytes, received ${view.byteLength}`)
  }
  return columns
}

function readValues(
  view: DataView,
  start: number,
  count: number,
  stored: PackedColumn['stored'],
  { dtype, shape }: Omit<Column, 'data'>,
): TypedArray {
  const Values = { float32: Float32Array, int32: Int32Array, bool: Uint8Array }[dtype]
  if (stored === 'differences') return Values.from(undoDifferences(new Uint8Array(view.buffer, start, count), shape))
  const values = new Values(count)
  for (let i = 0; i < count; i++) {
    // Not an array laid over the bytes: they are little-endian on every machine, and not aligned.
    values[i] = stored === 'uint8' ? view.getUint8(start + i) : view.getFloat32(start + 4 * i, true)
  }
  return values
}

async function inflate(base64: string): Promise<ArrayBuffer> {
  const deflated = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  // The web's own stream, not Node's zlib: pages and workers have it too.
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate'))
  return await new Response(inflated).arrayBuffer()
}

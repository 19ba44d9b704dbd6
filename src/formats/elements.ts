import type { DType, TypedArray } from '../operations/types.js'
import { FormatError } from './format-error.js'

/** How one number is stored in a file, and the dtype that it becomes. */
export interface ElementType {
  readonly dtype: DType
  /** Bytes of one number. */
  readonly bytes: number
  /** Whether the bytes, in the order of this machine, are those of the dtype's array. */
  readonly isNative?: boolean
  readonly read: (view: DataView, at: number, littleEndian: boolean) => number
}

const float = { dtype: 'float32' } as const
const int = { dtype: 'int32' } as const

/** The stored numbers that we read; wider floats are rounded to float32, wider integers must fit into int32. */
export const elementTypes = {
  float16: { ...float, bytes: 2, read: (view, at, little) => decodeFloat16(view.getUint16(at, little)) },
  bfloat16: { ...float, bytes: 2, read: (view, at, little) => decodeBfloat16(view.getUint16(at, little)) },
  float32: { ...float, bytes: 4, isNative: true, read: (view, at, little) => view.getFloat32(at, little) },
  float64: { ...float, bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  int8: { ...int, bytes: 1, read: (view, at) => view.getInt8(at) },
  int16: { ...int, bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  int32: { ...int, bytes: 4, isNative: true, read: (view, at, little) => view.getInt32(at, little) },
  int64: { ...int, bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  uint8: { ...int, bytes: 1, read: (view, at) => view.getUint8(at) },
  uint16: { ...int, bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  uint32: { ...int, bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  uint64: { ...int, bytes: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  // Any byte but zero is true, as in numpy; kernels rely on 0 and 1.
  bool: { dtype: 'bool', bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
} as const satisfies Readonly<Record<string, ElementType>>

const isLittleEndianMachine = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/**
 * The numbers stored in `bytes`, copied into an array of their dtype.
 * @throws FormatError, at `at`, if an integer does not fit into int32
 */
export function decodeElements(at: string, type: ElementType, bytes: Uint8Array, littleEndian: boolean): TypedArray {
  const count = bytes.byteLength / type.bytes
  const values = createArray(type.dtype, count)
  if (type.isNative && littleEndian === isLittleEndianMachine) {
    new Uint8Array(values.buffer).set(bytes)
    return values
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < count; i++) {
    const value = type.read(view, i * type.bytes, littleEndian)
    if (type.dtype === 'int32' && value !== (value | 0)) {
      throw new FormatError(`${at}[${i}]`, 'an integer that fits into int32', String(value))
    }
    values[i] = value
  }
  return values
}

/** The little-endian bytes of an array: a copy. */
export function encodeElements(values: TypedArray): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.byteLength)
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  if (!isLittleEndianMachine) {
    for (let i = 0; i < bytes.length; i += values.BYTES_PER_ELEMENT) {
      bytes.subarray(i, i + values.BYTES_PER_ELEMENT).reverse()
    }
  }
  return bytes
}

/** An array of zeros of a dtype. */
function createArray(dtype: DType, length: number): TypedArray {
  if (dtype === 'float32') return new Float32Array(length)
  if (dtype === 'int32') return new Int32Array(length)
  return new Uint8Array(length)
}

/** IEEE 754 binary16: sign, 5 bits of exponent with bias 15, 10 of fraction. */
function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1024 + fraction) * 2 ** (exponent - 25)
}

const scratch = new DataView(new ArrayBuffer(4))

/** bfloat16: the upper half of a float32. */
function decodeBfloat16(bits: number): number {
  scratch.setUint32(0, bits << 16)
  return scratch.getFloat32(0)
}

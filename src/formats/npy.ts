import type { TensorData, TypedArray } from '../operations/types.js'
import { decodeElements, elementTypes, encodeElements, type ElementType } from './elements.js'
import { FormatError, quoteText } from './format-error.js'
import { parseNpyHeader, type NpyHeader } from './npy-header.js'
import { checkTensor, countElements } from './tensor-shape.js'

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] // \x93NUMPY

// numpy itself refuses longer ones by default.
const maxHeaderBytes = 10_000

const types: Readonly<Record<string, ElementType>> = {
  f2: elementTypes.float16,
  f4: elementTypes.float32,
  f8: elementTypes.float64,
  i1: elementTypes.int8,
  i2: elementTypes.int16,
  i4: elementTypes.int32,
  i8: elementTypes.int64,
  u1: elementTypes.uint8,
  u2: elementTypes.uint16,
  u4: elementTypes.uint32,
  u8: elementTypes.uint64,
  b1: elementTypes.bool,
}

/**
 * The array of an NPY file, format 1.0 to 3.0, in C order: floats as float32 (rounded; infinite where they are too
 * large), integers as int32, booleans as bool.
 *
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @throws FormatError if the file is damaged, holds another type, or an integer that does not fit into int32
 */
export function readNpy(bytes: Uint8Array): TensorData {
  const { header, dataStart } = readHeader(bytes)
  const { type, littleEndian } = readDescr(header.descr)
  const { shape } = header
  const count = countElements(shape)
  const data = bytes.subarray(dataStart)
  if (data.byteLength !== count * type.bytes) {
    const expected = `${count * type.bytes} bytes for shape (${shape.join(', ')}) of ${header.descr}`
    throw new FormatError('data', expected, String(data.byteLength))
  }
  const values = decodeElements('data', type, data, littleEndian)
  return { dtype: type.dtype, shape, data: header.fortranOrder ? toRowMajor(values, shape) : values }
}

/**
 * An NPY file, format 1.0: float32 as `<f4`, int32 as `<i4` (as `|u1` if its data are a Uint8Array), bool as `|b1`.
 * @throws FormatError if the tensor does not hold as many values as its shape says
 */
export function writeNpy(tensor: TensorData): Uint8Array<ArrayBuffer> {
  checkTensor('tensor', tensor)
  const { shape, data } = tensor
  // Python writes a tuple of one with a comma after it.
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const dictionary = `{'descr': '${chooseDescr(tensor)}', 'fortran_order': False, 'shape': ${tuple}, }`
  const preamble = magic.length + 4
  // The data start at a multiple of 64 bytes, after a newline.
  const dataStart = Math.ceil((preamble + dictionary.length + 1) / 64) * 64
  const file = new Uint8Array(dataStart + data.byteLength)
  file.set([...magic, 1, 0])
  new DataView(file.buffer).setUint16(magic.length + 2, dataStart - preamble, true)
  file.set(new TextEncoder().encode(`${dictionary.padEnd(dataStart - preamble - 1)}\n`), preamble)
  file.set(encodeElements(data), dataStart)
  return file
}

function readHeader(bytes: Uint8Array): { readonly header: NpyHeader; readonly dataStart: number } {
  if (bytes.length < 10 || magic.some((byte, i) => bytes[i] !== byte)) {
    throw new FormatError('file', 'an NPY file, beginning with "\\x93NUMPY"', describeStart(bytes))
  }
  const major = bytes[6] ?? 0
  if (major < 1 || major > 3 || bytes[7] !== 0) {
    throw new FormatError('version', '1.0, 2.0 or 3.0', `${major}.${bytes[7]}`)
  }
  const start = major === 1 ? 10 : 12
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < start) throw new FormatError('file', `at least ${start} bytes`, String(bytes.length))
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  const limit = Math.min(maxHeaderBytes, bytes.length - start)
  if (length > limit) throw new FormatError('header length', `at most ${limit}`, String(length))
  const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(start, start + length))
  return { header: parseNpyHeader(text), dataStart: start + length }
}

function readDescr(descr: string): { readonly type: ElementType; readonly littleEndian: boolean } {
  const order = descr.charAt(0)
  const code = descr.slice(1)
  const type = Object.hasOwn(types, code) ? types[code] : undefined
  // "|" stands for types of one byte, which have no order.
  if (!type || !(order === '<' || order === '>' || (order === '|' && type.bytes === 1))) {
    const codes = Object.keys(types).join(', ')
    throw new FormatError('header.descr', `"<", ">" or "|" and one of ${codes}`, quoteText(descr))
  }
  return { type, littleEndian: order !== '>' }
}

function chooseDescr({ dtype, data }: TensorData): string {
  if (dtype === 'bool') return '|b1'
  if (data instanceof Float32Array) return '<f4'
  return data instanceof Int32Array ? '<i4' : '|u1'
}

/** The first bytes of a file that is something else, for a message. */
function describeStart(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'no bytes' : quoteText(new TextDecoder('latin1').decode(bytes.subarray(0, 10)))
}

/** Values stored with the first axis fastest, rearranged so that the last one is. */
function toRowMajor(values: TypedArray, shape: readonly number[]): TypedArray {
  const result = values.slice()
  const index = shape.map(() => 0)
  const strides = shape.map((_, axis) => countElements(shape.slice(0, axis)))
  let from = 0
  for (let to = 0; to < values.length; to++) {
    result[to] = values[from] ?? 0
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const stride = strides[axis] ?? 0
      const next = (index[axis] ?? 0) + 1
      from += stride
      index[axis] = next
      if (next < (shape[axis] ?? 0)) break
      from -= stride * next
      index[axis] = 0
    }
  }
  return result
}

import { describe, expect, it } from 'vitest'
import { readSafetensors, writeSafetensors } from '../../src/formats/safetensors.js'
import type { TensorData } from '../../src/operations/types.js'
import { countFloats, messageOf, readFixture } from './fixtures.js'

const written: [string, TensorData][] = [
  ['encoder/conv1/kernel', { dtype: 'float32', shape: [3, 2], data: countFloats(6) }],
  ['bias', { dtype: 'float32', shape: [3], data: countFloats(3) }],
  ['größe 😀\n', { dtype: 'int32', shape: [2], data: new Int32Array([-(2 ** 31), 2 ** 31 - 1]) }],
  ['mask', { dtype: 'bool', shape: [3], data: new Uint8Array([1, 0, 1]) }],
  ['image', { dtype: 'int32', shape: [1, 2], data: new Uint8Array([0, 255]) }],
  ['scalar', { dtype: 'float32', shape: [], data: new Float32Array([1.5]) }],
  ['empty', { dtype: 'float32', shape: [0, 4], data: new Float32Array(0) }],
]
const metadata = { 'made by': 'somebody "else"' }

/** A file with this header, unpadded, and so many bytes of data, 0, 1, 2, ... */
function makeFile(header: string | object, dataBytes: number): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const file = new Uint8Array(8 + text.length + dataBytes)
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true)
  file.set(text, 8)
  file.set(
    Uint8Array.from({ length: dataBytes }, (_, i) => i),
    8 + text.length,
  )
  return file
}

function entry(dtype: unknown, shape: unknown, ...data_offsets: unknown[]): object {
  return { dtype, shape, data_offsets }
}

describe('safetensors of the reference implementation', () => {
  it('are read', () => {
    const { tensors, metadata: read } = readSafetensors(readFixture('written.safetensors'))
    expect(read).toEqual(metadata)
    const expected = new Map(written)
    expected.set('image', { dtype: 'int32', shape: [1, 2], data: new Int32Array([0, 255]) })
    expect(tensors).toEqual(expected)
    expect([...tensors.keys()]).toEqual([
      'bias',
      'empty',
      'encoder/conv1/kernel',
      'scalar',
      'größe 😀\n',
      'image',
      'mask',
    ])
  })

  it('are written byte for byte', () => {
    expect(writeSafetensors(new Map(written), metadata)).toEqual(readFixture('written.safetensors'))
    expect(writeSafetensors(new Map())).toEqual(readFixture('nothing.safetensors'))
  })

  it('are read at any place in a larger buffer', () => {
    const file = readFixture('written.safetensors')
    const larger = new Uint8Array(file.length + 5)
    larger.set(file, 5)
    expect(readSafetensors(larger.subarray(5))).toEqual(readSafetensors(file))
  })

  it('are converted to our dtypes', () => {
    const { tensors } = readSafetensors(readFixture('converted.safetensors'))
    const data = Object.fromEntries([...tensors].map(([name, tensor]) => [name, tensor.data]))
    expect(data).toEqual({
      F64: new Float32Array([1 / 3, Infinity, -0]),
      F16: new Float32Array([1.5, -65504, 2 ** -24]),
      I64: new Int32Array([-(2 ** 31), 2 ** 31 - 1]),
      I16: new Int32Array([-32768, 32767]),
      I8: new Int32Array([-128, 127]),
      U16: new Int32Array([65535]),
      U32: new Int32Array([2 ** 31 - 1]),
      U64: new Int32Array([7]),
    })
    expect(readSafetensors(readFixture('bfloat16.safetensors')).tensors.get('BF16')).toEqual({
      dtype: 'float32',
      shape: [2, 2],
      data: new Float32Array([1.5, -3, 2 ** 100, Infinity]),
    })
  })

  it('are refused where an integer does not fit', () => {
    expect(messageOf(() => readSafetensors(readFixture('overflow.safetensors')))).toBe(
      'FormatError: header.large[1]: expected an integer that fits into int32, received 2147483648',
    )
  })
})

describe('readSafetensors refuses', () => {
  const long = makeFile('{}', 0)
  new DataView(long.buffer).setBigUint64(0, 2n ** 63n, true)
  const notUtf8 = makeFile('{"?":1}', 0)
  notUtf8[10] = 0xff
  const twice =
    '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}'
  const types = 'one of F16, BF16, F32, F64, I8, I16, I32, I64, U8, U16, U32, U64, BOOL'
  const u8 = (start: unknown, end: unknown, shape: unknown = [Number(end) - Number(start)]) =>
    entry('U8', shape, start, end)

  it.each<[string, Uint8Array, string]>([
    ['no file', new Uint8Array(0), 'file: expected at least 8 bytes, received 0'],
    ['a length beyond the file', makeFile('{}', 0).subarray(0, 9), 'header length: expected at most 1, received 2'],
    ['a huge length', long, 'header length: expected at most 2, received 9223372036854775808'],
    ['no header', makeFile('', 0), 'header: expected a JSON value, received the end of the text'],
    ['no JSON', makeFile('{"a"}', 0), 'header.a: expected ":", received "}"'],
    ['another encoding', notUtf8, 'header: expected UTF-8, received bytes that are not'],
    ['a list', makeFile([], 0), 'header: expected an object, received []'],
    ['space before the header', makeFile(' {}', 0), 'header: expected an object, received {}'],
    ['a key twice', makeFile(twice, 2), 'header.a: expected each key once, received "a" again'],
    ['__proto__', makeFile('{"__proto__":{}}', 0), 'header.__proto__: expected another key, received "__proto__"'],
    [
      'a number for a tensor',
      makeFile({ a: 1 }, 0),
      'header.a: expected an object with dtype, shape and data_offsets, received 1',
    ],
    [
      'an unknown dtype',
      makeFile({ 'a/b': entry('F8_E4M3', [1], 0, 1) }, 1),
      `header["a/b"].dtype: expected ${types}, received "F8_E4M3"`,
    ],
    [
      'an inherited dtype',
      makeFile({ a: entry('toString', [1], 0, 1) }, 1),
      `header.a.dtype: expected ${types}, received "toString"`,
    ],
    ['no dtype', makeFile({ a: {} }, 1), `header.a.dtype: expected ${types}, received nothing`],
    [
      'a negative size',
      makeFile({ a: u8(0, 1, [-1, -1]) }, 1),
      'header.a.shape: expected a list of at most 64 whole numbers from 0, received [-1,-1]',
    ],
    [
      'half a size',
      makeFile({ a: u8(0, 1, [0.5, 2]) }, 1),
      'header.a.shape: expected a list of at most 64 whole numbers from 0, received [0.5,2]',
    ],
    [
      'no shape',
      makeFile({ a: { dtype: 'U8' } }, 1),
      'header.a.shape: expected a list of at most 64 whole numbers from 0, received nothing',
    ],
    [
      'a shape of other size',
      makeFile({ a: u8(0, 2, [3]) }, 2),
      'header.a.data_offsets: expected 3 bytes for shape [3] of "U8", received 2',
    ],
    [
      'a huge shape',
      makeFile({ a: u8(0, 2, [2 ** 52, 2 ** 52]) }, 2),
      'header.a.data_offsets: expected 2.028240960365167e+31 bytes for shape [4503599627370496,4503599627370496] of "U8", received 2',
    ],
    [
      'one offset',
      makeFile({ a: entry('U8', [1], 0) }, 1),
      'header.a.data_offsets: expected a start and an end in bytes, received [0]',
    ],
    [
      'three offsets',
      makeFile({ a: entry('U8', [1], 0, 1, 2) }, 1),
      'header.a.data_offsets: expected a start and an end in bytes, received [0,1,2]',
    ],
    [
      'offsets as texts',
      makeFile({ a: u8('0', '1') }, 1),
      'header.a.data_offsets: expected a start and an end in bytes, received ["0","1"]',
    ],
    [
      'an end before the start',
      makeFile({ a: u8(1, 0, [0]) }, 1),
      'header.a.data_offsets: expected a start and an end in bytes, received [1,0]',
    ],
    [
      'a negative start',
      makeFile({ a: u8(-1, 0) }, 1),
      'header.a.data_offsets: expected a start and an end in bytes, received [-1,0]',
    ],
    [
      'overlapping tensors',
      makeFile({ a: u8(0, 2), b: u8(1, 3) }, 3),
      'header.b.data_offsets: expected a start at 2, received 1',
    ],
    [
      'one place for two',
      makeFile({ a: u8(0, 2), b: u8(0, 2) }, 2),
      'header.b.data_offsets: expected a start at 2, received 0',
    ],
    ['a hole', makeFile({ a: u8(0, 1), b: u8(2, 3) }, 3), 'header.b.data_offsets: expected a start at 1, received 2'],
    ['a hole at the start', makeFile({ a: u8(1, 2) }, 2), 'header.a.data_offsets: expected a start at 0, received 1'],
    ['cut data', makeFile({ a: u8(0, 4) }, 3), 'data: expected 4 bytes, as the header says, received 3'],
    ['more data', makeFile({ a: u8(0, 4) }, 5), 'data: expected 4 bytes, as the header says, received 5'],
    [
      'metadata that are no object',
      makeFile({ __metadata__: 'x' }, 0),
      'header.__metadata__: expected an object of texts, received "x"',
    ],
    [
      'metadata that are no texts',
      makeFile({ __metadata__: { 'a b': 1 } }, 0),
      'header.__metadata__["a b"]: expected a text, received 1',
    ],
  ])('%s', (_, file, message) => {
    expect(messageOf(() => readSafetensors(file))).toBe(`FormatError: ${message}`)
  })

  it('every damaged file with a FormatError, or reads it', () => {
    const file = readFixture('written.safetensors')
    for (let at = 0; at < file.length; at++) {
      for (const byte of [0, 0x22, 0x39, 0x5b, 0xff]) {
        const damaged = file.slice()
        damaged[at] = byte
        expect(messageOf(() => readSafetensors(damaged))).toMatch(
          /^nothing thrown$|^FormatError: .+: expected .+, received .+/s,
        )
      }
      expect(messageOf(() => readSafetensors(file.subarray(0, at)))).toMatch(/^FormatError: /)
    }
  })
})

describe('readSafetensors takes', () => {
  it('empty tensors between others, in any order of the header', () => {
    const file = makeFile({ c: entry('U8', [1], 1, 2), b: entry('F32', [0], 1, 1), a: entry('BOOL', [1], 0, 1) }, 2)
    expect([...readSafetensors(file).tensors.keys()]).toEqual(['a', 'b', 'c'])
  })

  it('names like numbers, and keeps the order of the data', () => {
    const tensors = new Map<string, TensorData>(
      ['b', '1', '10', '2'].map((name) => [name, { dtype: 'int32', shape: [], data: new Int32Array([name.length]) }]),
    )
    expect([...readSafetensors(writeSafetensors(tensors)).tensors.keys()]).toEqual(['1', '10', '2', 'b'])
  })
})

describe('writeSafetensors', () => {
  it('begins the data at a multiple of 8 bytes, whatever the names', () => {
    for (let length = 0; length < 9; length++) {
      const file = writeSafetensors(
        new Map([['é'.repeat(length), { dtype: 'bool', shape: [1], data: new Uint8Array([1]) }]]),
      )
      expect(file.length % 8).toBe(1)
      expect(readSafetensors(file).tensors.size).toBe(1)
    }
  })

  it('copies parts of larger arrays', () => {
    const tensor: TensorData = { dtype: 'float32', shape: [2], data: countFloats(5).subarray(2, 4) }
    expect(readSafetensors(writeSafetensors(new Map([['x', tensor]]))).tensors.get('x')?.data).toEqual(
      new Float32Array([0, 0.5]),
    )
  })

  it.each([
    ['__metadata__', 'tensors["__metadata__"]: expected another name, received that of the metadata'],
    ['__proto__', 'header.__proto__: expected another key, received "__proto__"'],
    ['constructor', 'header.constructor: expected another key, received "constructor"'],
  ])('refuses the name %s', (name, message) => {
    const tensors = new Map<string, TensorData>([[name, { dtype: 'bool', shape: [], data: new Uint8Array(1) }]])
    expect(messageOf(() => writeSafetensors(tensors))).toBe(`FormatError: ${message}`)
  })

  it('refuses a tensor that does not hold what it says', () => {
    const tensors = new Map<string, TensorData>([['w', { dtype: 'float32', shape: [2, 2], data: new Float32Array(3) }]])
    expect(messageOf(() => writeSafetensors(tensors))).toBe(
      'FormatError: tensors["w"]: expected 4 values for shape [2,2], received 3',
    )
    tensors.set('w', { dtype: 'float32', shape: [3], data: new Int32Array(3) })
    expect(messageOf(() => writeSafetensors(tensors))).toBe(
      'FormatError: tensors["w"].data: expected an array of float32, received Int32Array',
    )
  })
})

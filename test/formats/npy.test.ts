import { describe, expect, it } from 'vitest'
import { readNpy, writeNpy } from '../../src/formats/npy.js'
import type { TensorData, TypedArray } from '../../src/operations/types.js'
import { countFloats, messageOf, readFixture } from './fixtures.js'

function tensor(dtype: TensorData['dtype'], shape: number[], data: TypedArray): TensorData {
  return { dtype, shape, data }
}

/** An NPY file with this header, unpadded, and so many bytes of data. */
function makeNpy(header: string, dataBytes: number, version = [1, 0]): Uint8Array {
  const text = new TextEncoder().encode(header)
  const length = version[0] === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0]
  return new Uint8Array([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    ...version,
    ...length,
    ...text,
    ...Array<number>(dataBytes),
  ])
}

const types = '"<", ">" or "|" and one of f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8, b1'
const dictionary = 'header: expected a dictionary of a string, a boolean and a tuple of sizes'
const extremes = new Int32Array([-(2 ** 31), 0, 2 ** 31 - 1])

describe('readNpy reads what numpy writes', () => {
  it.each<[string, TensorData]>([
    ['float32', tensor('float32', [2, 3], countFloats(6))],
    ['float32-fortran-big', tensor('float32', [2, 3, 4], countFloats(24))],
    ['float64', tensor('float32', [5], countFloats(5))],
    [
      'float16',
      tensor(
        'float32',
        [10],
        new Float32Array([0, -0, 1, -2.5, 65504, 2 ** -24, 168 * 2 ** -24, Infinity, -Infinity, NaN]),
      ),
    ],
    ['int32', tensor('int32', [1, 2], new Int32Array([-(2 ** 31), 2 ** 31 - 1]))],
    ['int32-big', tensor('int32', [2], new Int32Array([-2, 258]))],
    ['int64', tensor('int32', [3], extremes)],
    ['int64-big', tensor('int32', [3], extremes)],
    ['uint8', tensor('int32', [1, 3], new Int32Array([0, 128, 255]))],
    ['bool', tensor('bool', [2, 1], new Uint8Array([1, 0]))],
    ['scalar', tensor('float32', [], new Float32Array([2.5]))],
    ['empty', tensor('float32', [0, 3], new Float32Array(0))],
  ])('%s', (name, expected) => {
    expect(readNpy(readFixture(`${name}.npy`))).toEqual(expected)
  })

  it('at any place in a larger buffer', () => {
    const file = readFixture('float32.npy')
    const larger = new Uint8Array(file.length + 3)
    larger.set(file, 3)
    expect(readNpy(larger.subarray(3)).data).toEqual(countFloats(6))
  })

  it('with the keys in another order, a missing last comma, and the long integers of Python 2', () => {
    const file = makeNpy(
      `{"shape": (2L, 1L)}`.replaceAll('"', "'").replace('}', ", 'fortran_order':False , 'descr':'|b1'}"),
      2,
    )
    expect(readNpy(file)).toEqual(tensor('bool', [2, 1], new Uint8Array(2)))
  })

  it('and gives 1 for any true byte', () => {
    const file = readFixture('bool.npy')
    file[128] = 7
    expect(readNpy(file).data).toEqual(new Uint8Array([1, 0]))
  })
})

describe('readNpy refuses', () => {
  it.each([
    ['int64-overflow', 'data[1]: expected an integer that fits into int32, received 2147483648'],
    ['uint32-overflow', 'data[0]: expected an integer that fits into int32, received 4294967295'],
    ['complex', `header.descr: expected ${types}, received "<c8"`],
    ['object', `header.descr: expected ${types}, received "|O"`],
    ['structured', `${dictionary}, received "'descr': [('a', '<f4'), ('b', '<i4')], 'fortran_order': Fals…"`],
  ])('%s', (name, message) => {
    expect(messageOf(() => readNpy(readFixture(`${name}.npy`)))).toBe(`FormatError: ${message}`)
  })

  const good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"
  it.each([
    ['no file', new Uint8Array(0), 'file: expected an NPY file, beginning with "\\x93NUMPY", received no bytes'],
    [
      'another file',
      new TextEncoder().encode('{"format": 1}'),
      'file: expected an NPY file, beginning with "\\x93NUMPY", received "{\\"format\\":"',
    ],
    ['a later version', makeNpy(good, 8, [4, 0]), 'version: expected 1.0, 2.0 or 3.0, received 4.0'],
    ['a cut header', makeNpy(good, 0).subarray(0, 20), 'header length: expected at most 10, received 57'],
    ['a cut length', makeNpy(good, 0, [2, 0]).subarray(0, 11), 'file: expected at least 12 bytes, received 11'],
    ['a huge header', makeNpy(good.padEnd(10_001), 8, [2, 0]), 'header length: expected at most 10000, received 10001'],
    ['cut data', makeNpy(good, 7), 'data: expected 8 bytes for shape (2) of <f4, received 7'],
    ['more data', makeNpy(good, 9), 'data: expected 8 bytes for shape (2) of <f4, received 9'],
    [
      'a huge shape',
      makeNpy(good.replace('2,', '4503599627370496, 4503599627370496'), 8),
      'data: expected 8.112963841460668e+31 bytes for shape (4503599627370496, 4503599627370496) of <f4, received 8',
    ],
    [
      'a size beyond 2^53',
      makeNpy(good.replace('2,', '99999999999999999999,'), 8),
      'header.shape: expected a list of at most 64 whole numbers from 0, received [100000000000000000000]',
    ],
    [
      '65 axes',
      makeNpy(good.replace('2,', '1,'.repeat(65)), 4),
      'header.shape: expected a list of at most 64 whole numbers from 0, received [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1…',
    ],
    ['a negative size', makeNpy(good.replace('2,', '-2,'), 8), `${dictionary}, received "'shape': (-2,), }"`],
    [
      'a number for a tuple',
      makeNpy(good.replace('2,', '2'), 8),
      'header.shape: expected a tuple of whole numbers, received "(2)"',
    ],
    [
      'a missing key',
      makeNpy("{'descr': '<f4', 'shape': (2,)}", 8),
      'header: expected the keys descr, fortran_order and shape, received descr, shape',
    ],
    [
      'a further key',
      makeNpy(good.replace('}', "'__proto__': True}"), 8),
      'header: expected the keys descr, fortran_order and shape, received descr, fortran_order, shape, __proto__',
    ],
    [
      'a key twice',
      makeNpy(good.replace('}', "'shape': (3,)}"), 8),
      'header.shape: expected each key once, received shape again',
    ],
    [
      'code',
      makeNpy(good.replace('(2,)', '__import__("os")'), 8),
      `${dictionary}, received "'shape': __import__(\\"os\\"), }"`,
    ],
    ['no dictionary', makeNpy('[]', 8), `${dictionary}, received "[]"`],
    ['swapped types', makeNpy(good.replace("'<f4'", 'True'), 8), 'header.descr: expected a string, received "True"'],
    [
      'another boolean',
      makeNpy(good.replace('False', "'C'"), 8),
      `header.fortran_order: expected True or False, received "'C'"`,
    ],
    ['a type without order', makeNpy(good.replace('<f4', '|f4'), 8), `header.descr: expected ${types}, received "|f4"`],
    [
      'the type constructor',
      makeNpy(good.replace('<f4', '<constructor'), 8),
      `header.descr: expected ${types}, received "<constructor"`,
    ],
  ])('%s', (_, file, message) => {
    expect(messageOf(() => readNpy(file))).toBe(`FormatError: ${message}`)
  })

  it('every damaged file with a FormatError, or reads it', () => {
    const file = readFixture('float32-fortran-big.npy')
    for (let at = 0; at < 128; at++) {
      for (const byte of [0, 0x27, 0x28, 0x39, 0xff]) {
        const damaged = file.slice()
        damaged[at] = byte
        expect(messageOf(() => readNpy(damaged))).toMatch(
          /^nothing thrown$|^FormatError: .+: expected .+, received .+/s,
        )
      }
      expect(messageOf(() => readNpy(file.subarray(0, at)))).toMatch(/^FormatError: /)
    }
  })
})

describe('writeNpy', () => {
  it.each(['float32', 'int32', 'bool', 'scalar', 'empty'])('writes %s byte for byte as numpy does', (name) => {
    const file = readFixture(`${name}.npy`)
    expect(writeNpy(readNpy(file))).toEqual(file)
  })

  it('writes int32 in a Uint8Array as bytes', () => {
    expect(writeNpy(tensor('int32', [1, 3], new Uint8Array([0, 128, 255])))).toEqual(readFixture('uint8.npy'))
  })

  it('writes a part of a larger array', () => {
    expect(readNpy(writeNpy(tensor('float32', [2], countFloats(5).subarray(2, 4)))).data).toEqual(
      new Float32Array([0, 0.5]),
    )
  })

  it('refuses what no file can hold', () => {
    const float = new Float32Array(2)
    expect(messageOf(() => writeNpy(tensor('float32', [3], float)))).toBe(
      'FormatError: tensor: expected 3 values for shape [3], received 2',
    )
    expect(messageOf(() => writeNpy(tensor('float32', [-1, -2], float)))).toContain('tensor.shape: expected a list of')
    expect(messageOf(() => writeNpy(tensor('bool', [2], float)))).toBe(
      'FormatError: tensor.data: expected an array of bool, received Float32Array',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { JsonValue } from '../../src/definition/json.js'
import type { Param, VariantOption } from '../../src/definition/param.js'
import {
  axes,
  choice,
  defaultVariant,
  file,
  integer,
  nullable,
  number,
  numbers,
  range,
  shape,
  sides,
  text,
  toggle,
  tuple,
  variant,
} from '../../src/definition/params/index.js'
import { formatFinding } from '../../src/definition/problem.js'
import { compileSchema } from '../graph/compile-schema.js'

const catalogue = createCatalogue([])
const doc = 'For tests.'
const context = { at: 'params.p', catalogue }

const plain: VariantOption = { type: 'plain', label: 'plain', doc, params: {} }
const curved: VariantOption = {
  type: 'curved',
  label: 'curved',
  doc,
  params: { alpha: number({ default: 1, min: 0, doc }), isSharp: toggle({ default: false, doc }) },
}
const entries = () => [plain, curved]

interface Case {
  readonly param: Param<unknown>
  /** What reads, and what is written of it; by default the same. */
  readonly takes: readonly (readonly [given: JsonValue, written?: JsonValue])[]
  /** What does not read, and the message behind `params.p: `. */
  readonly refuses: readonly (readonly [given: JsonValue, message: string])[]
}

const cases: Readonly<Record<string, Case>> = {
  integer: {
    param: integer({ default: 3, doc }),
    takes: [[0], [-7], [Number.MAX_SAFE_INTEGER]],
    refuses: [
      [1.5, 'expected a whole number, received 1.5'],
      [1e308, 'expected a whole number, received 1e+308'],
      ['1', 'expected a whole number, received "1"'],
      [null, 'expected a whole number, received null'],
    ],
  },
  'integer within bounds': {
    param: integer({ default: 3, min: 1, max: 9, doc }),
    takes: [[1], [9]],
    refuses: [
      [0, 'expected a whole number from 1 to 9, received 0'],
      [10, 'expected a whole number from 1 to 9, received 10'],
    ],
  },
  number: {
    param: number({ default: 0.5, min: 0, doc }),
    takes: [[0], [1e300]],
    refuses: [
      [-1e-9, 'expected a number of 0 or more, received -1e-9'],
      [true, 'expected a number of 0 or more, received true'],
    ],
  },
  'number with an upper bound': {
    param: number({ default: 0.5, max: 1, doc }),
    takes: [[-5]],
    refuses: [[2, 'expected a number of 1 or less, received 2']],
  },
  toggle: {
    param: toggle({ default: true, doc }),
    takes: [[true], [false]],
    refuses: [
      [0, 'expected true or false, received 0'],
      ['true', 'expected true or false, received "true"'],
    ],
  },
  choice: {
    param: choice({ default: 'same', options: { same: 'same', valid: 'valid' }, doc }),
    takes: [['same'], ['valid']],
    refuses: [
      ['Same', 'expected one of "same", "valid", received "Same"'],
      ['toString', 'expected one of "same", "valid", received "toString"'],
      [0, 'expected one of "same", "valid", received 0'],
    ],
  },
  'tuple of two': {
    param: tuple({ default: [3, 3], length: 2, min: 1, doc }),
    takes: [[[1, 2]], [5, [5, 5]]],
    refuses: [
      [[1], 'expected 2 whole numbers of 1 or more, received [1]'],
      [[1, 0], 'expected 2 whole numbers of 1 or more, received [1,0]'],
      [0, 'expected 2 whole numbers of 1 or more, received 0'],
      [[1, '2'], 'expected 2 whole numbers of 1 or more, received [1,"2"]'],
    ],
  },
  'tuple of any length': {
    param: tuple({ default: [-1], length: null, min: -1, doc }),
    takes: [[[]], [[1, 2, 3]]],
    refuses: [
      [4, 'expected a list of whole numbers of -1 or more, received 4'],
      [[-2], 'expected a list of whole numbers of -1 or more, received [-2]'],
    ],
  },
  shape: {
    param: shape({ default: [28, 28, 1], doc }),
    takes: [[[]], [[null, 3]]],
    refuses: [
      [[0], 'expected a list of whole numbers of 1 or more, null for an unknown length, received [0]'],
      [3, 'expected a list of whole numbers of 1 or more, null for an unknown length, received 3'],
    ],
  },
  sides: {
    param: sides({ rank: 2, default: 0, doc }),
    takes: [
      [1, [1, 1, 1, 1]],
      [[1, 2], [1, 1, 2, 2]], // prettier-ignore
      [[1, 0, 0, 2]],
      [[[1, 0], [0, 2]], [1, 0, 0, 2]], // prettier-ignore
    ],
    refuses: [
      [-1, 'expected 4 whole numbers of 0 or more, two for each axis, received -1'],
      [[1, 2, 3], 'expected 4 whole numbers of 0 or more, two for each axis, received [1,2,3]'],
      [[[1], [2, 3]], 'expected 4 whole numbers of 0 or more, two for each axis, received [[1],[2,3]]'],
    ],
  },
  axes: {
    param: axes({ default: [-1], doc }),
    takes: [[[0, -1]], [2, [2]]],
    refuses: [
      [[], 'expected an axis or a list of distinct axes, received []'],
      [[1, 1], 'expected an axis or a list of distinct axes, received [1,1]'],
    ],
  },
  numbers: {
    param: numbers({ default: [1, 2.5], doc }),
    takes: [[[]], [[-1e308, 0.1]]],
    refuses: [
      [[null], 'expected a list of numbers, received [null]'],
      [1, 'expected a list of numbers, received 1'],
    ],
  },
  range: {
    param: range({ default: [0, 255], doc }),
    takes: [
      [[-1e308, 0.1]],
      [
        [2, 1],
        [1, 2],
      ],
    ],
    refuses: [
      [1, 'expected two numbers, received 1'],
      [[1], 'expected two numbers, received [1]'],
      [[1, 2, 3], 'expected two numbers, received [1,2,3]'],
    ],
  },
  'range of a factor': {
    param: range({
      default: [-0.1, 0.1],
      min: -1,
      max: 1,
      isMinExcluded: true,
      single: (value) => [-value, value],
      doc,
    }),
    takes: [[[-0.2, 1]], [0.3, [-0.3, 0.3]], [[0.3], [-0.3, 0.3]]],
    refuses: [
      [-1, 'expected two numbers greater than -1, at most 1, received -1'],
      [[0, 1.5], 'expected two numbers greater than -1, at most 1, received [0,1.5]'],
      [[], 'expected two numbers greater than -1, at most 1, received []'],
    ],
  },
  text: {
    param: text({ default: '', maxLength: 3, doc }),
    takes: [['abc'], ['𝄞𝄞𝄞'], ['<b>']],
    refuses: [
      ['abcd', 'expected a text of at most 3 characters, received "abcd"'],
      ['𝄞𝄞𝄞𝄞', 'expected a text of at most 3 characters, received "𝄞𝄞𝄞𝄞"'],
      [1, 'expected a text of at most 3 characters, received 1'],
    ],
  },
  file: {
    param: file({ accept: '.csv', doc }),
    takes: [[null], [{ name: 'a.csv', sha256: 'ab'.repeat(32) }]],
    refuses: [
      [{ name: 'a.csv' }, 'expected null or a file { name, sha256 }, received {"name":"a.csv"}'],
      [{ name: 'a', sha256: 'ABC' }, 'expected null or a file { name, sha256 }, received {"name":"a","sha256":"ABC"}'],
      [
        { path: '/', name: '', sha256: '0'.repeat(64) },
        `expected null or a file { name, sha256 }, received {"path":"/","name":"","sha256":"${'0'.repeat(60 - 32)}…`,
      ],
    ],
  },
  nullable: {
    param: nullable(tuple({ default: [1, 1], length: 2, min: 1, doc })),
    takes: [[null], [[2, 2]], [3, [3, 3]]],
    refuses: [[[0, 0], 'expected 2 whole numbers of 1 or more, received [0,0]']],
  },
  'nullable with a default': {
    param: nullable(integer({ default: 1, doc }), 4),
    takes: [[null], [2]],
    refuses: [['x', 'expected a whole number, received "x"']],
  },
  variant: {
    param: variant({ default: defaultVariant(curved), noun: 'curve', entries, doc }),
    takes: [
      ['plain'],
      [{ type: 'plain' }, 'plain'],
      ['curved', { type: 'curved', alpha: 1, isSharp: false }],
      [
        { type: 'curved', alpha: 2 },
        { type: 'curved', alpha: 2, isSharp: false },
      ],
    ],
    refuses: [
      ['bent', 'expected one of plain, curved, received "bent"'],
      [null, 'expected the name of the curve or { type, ... }, received null'],
      [{ alpha: 1 }, 'expected the name of the curve or { type, ... }, received {"alpha":1}'],
      [{ type: 'curved', beta: 1 }, 'expected parameters of curved, received "beta"'],
    ],
  },
  'variant or none': {
    param: variant({ default: null, noun: 'curve', entries, doc }),
    takes: [[null], ['plain']],
    refuses: [[false, 'expected the name of the curve or { type, ... }, received false']],
  },
}

describe.each(Object.entries(cases))('%s', (_name, { param, takes, refuses }) => {
  const validate = compileSchema(param.schema(catalogue))

  it('takes its own default', () => {
    const written = param.write(param.default)
    expect(param.read(written, context)).toEqual({ value: param.default })
    expect(validate(written)).toBe(true)
  })

  it.each(takes.map(([given, written = given]) => ({ given, written })))('takes $given', ({ given, written }) => {
    const read = param.read(given, context)
    if (read.problem) throw new Error(formatFinding(read.problem))
    expect(param.write(read.value)).toEqual(written)
    expect(param.read(written, context)).toEqual({ value: read.value })
    expect(validate(given)).toBe(true)
    expect(validate(written)).toBe(true)
  })

  it.each(refuses.map(([given, message]) => ({ given, message })))('refuses $given', ({ given, message }) => {
    const { problem } = param.read(given, context)
    expect(problem && formatFinding(problem)).toBe(`params.p: ${message}`)
    expect(problem).toMatchObject({ severity: 'problem', kind: 'parameter', fixes: [] })
    expect(validate(given)).toBe(false)
  })

  it('says what it is for', () => {
    expect(param.doc).toBe(doc)
  })
})

describe('every parameter', () => {
  it('refuses NaN and infinities, which no schema sees since no JSON holds them', () => {
    for (const [name, { param }] of Object.entries(cases)) {
      for (const bad of [NaN, Infinity, -Infinity, [NaN], [Infinity, Infinity]]) {
        expect(param.read(bad, context).problem, `${name} ${String(bad)}`).toBeDefined()
      }
    }
  })

  it('names the place inside a variant', () => {
    const { problem } = cases['variant']!.param.read({ type: 'curved', alpha: -1 }, context)
    expect(problem && formatFinding(problem)).toBe('params.p.alpha: expected a number of 0 or more, received -1')
  })
})

import { describe, expect, it } from 'vitest'
import { inspectCsv } from '../../../src/data/csv/inspect-csv.js'
import type { CsvSettings } from '../../../src/data/csv/parse-csv.js'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function inspect(text: string | Uint8Array, settings: Partial<CsvSettings> = {}) {
  const bytes = typeof text === 'string' ? bytesOf(text) : text
  return inspectCsv(bytes, { delimiter: 'auto', hasHeader: true, ...settings })
}

const columnsOf = async (...given: Parameters<typeof inspect>) => (await inspect(...given)).contents.columns

describe('what columns hold', () => {
  it('tells whole numbers, fractions and texts apart', async () => {
    const { contents, preview } = await inspect('a,b,c\n1,0.5,x\n2,1e-3,y\n-3,.25,x\n')
    expect(contents).toEqual({
      delimiter: ',',
      hasHeader: true,
      rows: 3,
      columns: [
        { name: 'a', type: 'integer', distinct: 3 },
        { name: 'b', type: 'number', distinct: 3 },
        { name: 'c', type: 'text', distinct: 2 },
      ],
    })
    expect(preview.rows[1]).toEqual(['2', '1e-3', 'y'])
  })

  it('counts missing values and says where the first one is, the header being row 1', async () => {
    expect(await columnsOf('a,b\n1,x\n,NA\nNaN,?\n4,y')).toEqual([
      { name: 'a', type: 'integer', distinct: 2, missing: 2, missingAt: 3 },
      { name: 'b', type: 'text', distinct: 2, missing: 2, missingAt: 3 },
    ])
  })

  it('says where numbers are interrupted by something else', async () => {
    expect(await columnsOf('a\n1\n2\nunknown\n4')).toEqual([{ name: 'a', type: 'integer', distinct: 3, textAt: 4 }])
    expect(await columnsOf('a\n1\nx\ny')).toEqual([{ name: 'a', type: 'text', distinct: 3 }])
  })

  it('does not take infinities, hexadecimals and dates for numbers', async () => {
    expect((await columnsOf('a,b,c,d\nInfinity,0x10,2020-01-01,1e999')).map(({ type }) => type)).toEqual(
      Array(4).fill('text'),
    )
  })

  it('stops counting different values beyond a thousand', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => `${index},${index % 1000}`)
    const [first, second] = await columnsOf(`a,b\n${rows.join('\n')}`)
    expect(first).toEqual({ name: 'a', type: 'integer' })
    expect(second).toEqual({ name: 'b', type: 'integer', distinct: 1000 })
  })
})

describe('how files are written', () => {
  it.each([
    ['commas', 'a,b\n1,2', ','],
    ['semicolons', 'a;b\n1;2', ';'],
    ['tabs', 'a\tb\n1\t2', '\t'],
    ['bars', 'a|b\n1|2', '|'],
    ['one column', 'a\n1\n2', ','],
  ])('finds %s', async (_name, text, delimiter) => {
    expect((await inspect(text)).contents.delimiter).toBe(delimiter)
  })

  it.each([
    ['CR and LF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR alone', 'a,b\r1,2\r3,4'],
    ['a mark of UTF-8', '\uFEFFa,b\n1,2\n3,4'],
    ['empty lines', 'a,b\n\n1,2\n\n3,4\n\n\n'],
    ['spaces', ' a , b \n 1 , 2 \n 3,4 '],
  ])('reads %s', async (_name, text) => {
    const { contents } = await inspect(text)
    expect(contents.rows).toBe(2)
    expect(contents.columns.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'integer'],
      ['b', 'integer'],
    ])
  })

  it('reads quotes, with delimiters, quotes and line ends in them', async () => {
    const { contents, preview } = await inspect('"a, b","c ""d"""\n"1\n2",x\n"3;4",y')
    expect(contents.columns.map(({ name }) => name)).toEqual(['a, b', 'c "d"'])
    expect(preview.rows).toEqual([
      ['1\n2', 'x'],
      ['3;4', 'y'],
    ])
  })

  it('reads UTF-16 and what Windows writes', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0xe4, 0, 0x0a, 0, 0x31, 0])
    expect((await columnsOf(utf16))[0]).toMatchObject({ name: 'ä', type: 'integer' })
    expect((await columnsOf(new Uint8Array([0xe4, 10, 49])))[0]).toMatchObject({ name: 'ä', type: 'integer' })
  })

  it('reads decimals with a comma only between semicolons', async () => {
    expect((await columnsOf('a;b\n1,5;-0,25\n2,5;3'))[0]).toEqual({ name: 'a', type: 'number', distinct: 2 })
    expect((await columnsOf('a\tb\n1,5\t2'))[0]).toMatchObject({ type: 'text' })
  })

  it('gives every column a name of its own', async () => {
    expect((await columnsOf('a,,a,a\n1,2,3,4')).map(({ name }) => name)).toEqual(['a', 'column 2', 'a (2)', 'a (3)'])
    const bare = await inspect('1,x\n2,y', { hasHeader: false })
    expect(bare.contents.rows).toBe(2)
    expect(bare.contents.columns.map(({ name }) => name)).toEqual(['column 1', 'column 2'])
  })

  it('reads one row, and a header alone', async () => {
    expect((await inspect('1', { hasHeader: false })).contents.rows).toBe(1)
    expect((await inspect('a,b')).contents.rows).toBe(0)
  })

  it('keeps a column named __proto__ as any other', async () => {
    expect((await columnsOf('__proto__,constructor\n1,2')).map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
    ])
  })
})

describe('files that are refused', () => {
  it.each([
    ['an empty file', '', 'file: expected a table, received an empty file'],
    ['blank lines', '\n\n', 'file: expected a table, received an empty file'],
    [
      'a short row',
      'a,b\n1,2\n3',
      'file: expected 2 cells in row 3 as in the first row, received 1, which begins with "3"',
    ],
    ['a long row', 'a,b\n\n1,2,3', 'file: expected 2 cells in row 3 as in the first row, received 3'],
    ['an open quote', 'a,b\n"1,2', 'file: expected quotes that are closed in row 2'],
    ['binary data', 'a\0b', 'file: expected text, received binary data'],
  ])('%s', async (_name, text, message) => {
    await expect(inspect(text)).rejects.toThrow(message)
  })
})

import { isJsonList, isJsonObject, type JsonValue } from '../../definition/json.js'
import type { ContentsFormat } from '../../definition/params/file.js'

/** The characters that may stand between cells. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export const columnTypes = ['integer', 'number', 'text'] as const
export type ColumnType = (typeof columnTypes)[number]

/** What types and checks need to know of a column. Rows are counted as a spreadsheet does, from 1, the header included. */
export interface CsvColumn {
  readonly name: string
  /** What most of its cells hold. */
  readonly type: ColumnType
  /** How many different values it has; absent beyond `mostCategories`. */
  readonly distinct?: number
  /** How many cells are missing, and the row of the first one; absent for none. */
  readonly missing?: number
  readonly missingAt?: number
  /** In a column of numbers the first row that holds something else; absent for none. */
  readonly textAt?: number
}

/** What a CSV file tells of itself, and how it was read. */
export interface CsvContents {
  readonly delimiter: Delimiter
  readonly hasHeader: boolean
  /** Rows of data, the header not counted. */
  readonly rows: number
  readonly columns: readonly CsvColumn[]
}

/** A column with more different values than this is no column of categories. */
export const mostCategories = 1000

const mostColumns = 100_000

const isCount = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

const optionalCounts = ['distinct', 'missing', 'missingAt', 'textAt'] as const

/** The contents as they stand in a reference to a file. */
export const csvContents: ContentsFormat<CsvContents> = {
  expected: '{ delimiter, hasHeader, rows, columns } of a table',
  read(value) {
    if (!isJsonObject(value)) return null
    const { delimiter, hasHeader, rows, columns, ...others } = value
    const found = delimiters.find((each) => each === delimiter)
    if (found === undefined || typeof hasHeader !== 'boolean' || !isCount(rows)) return null
    if (!isJsonList(columns) || columns.length > mostColumns || Object.keys(others).length > 0) return null
    const read = columns.map(readColumn)
    const known = read.filter((column) => column !== null)
    const isWhole = known.length === read.length && new Set(known.map(({ name }) => name)).size === read.length
    return isWhole ? { delimiter: found, hasHeader, rows, columns: known } : null
  },
  schema: {
    type: 'object',
    properties: {
      delimiter: { enum: delimiters },
      hasHeader: { type: 'boolean' },
      rows: { type: 'integer', minimum: 0 },
      columns: {
        type: 'array',
        maxItems: mostColumns,
        items: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            type: { enum: columnTypes },
            ...Object.fromEntries(optionalCounts.map((key) => [key, { type: 'integer', minimum: 0 }])),
          },
          required: ['name', 'type'],
          additionalProperties: false,
        },
      },
    },
    required: ['delimiter', 'hasHeader', 'rows', 'columns'],
    additionalProperties: false,
  },
}

function readColumn(value: JsonValue): CsvColumn | null {
  if (!isJsonObject(value)) return null
  const { name, type, ...counts } = value
  const found = columnTypes.find((each) => each === type)
  if (typeof name !== 'string' || found === undefined) return null
  const entries = Object.entries(counts)
  const isKnown = ([key, count]: readonly [string, JsonValue]) =>
    optionalCounts.some((each) => each === key) && isCount(count)
  return entries.every(isKnown) ? { name, type: found, ...Object.fromEntries(entries) } : null
}

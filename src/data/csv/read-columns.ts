import { NodeError, problem, quote } from '../../definition/problem.js'
import { isMissing, readNumber } from './cell.js'
import type { CsvContents, Delimiter } from './csv-contents.js'
import { parseCsv } from './parse-csv.js'

/** A column of numbers, NaN where one is missing. */
export interface NumberColumn {
  readonly kind: 'numbers'
  readonly values: Float64Array
}

/** A column of texts: the number of each in `categories`, which are sorted; -1 where it is missing. */
export interface CategoryColumn {
  readonly kind: 'categories'
  readonly values: Int32Array
  readonly categories: readonly string[]
}

export type ReadColumn = NumberColumn | CategoryColumn

/** A column to read, and as what. */
export interface WantedColumn {
  readonly name: string
  readonly as: 'numbers' | 'categories'
}

/**
 * Columns of a CSV file whose contents are known, in the order asked for.
 * @throws NodeError at `file` with column and row for a text where a number is expected, and for a file of other columns
 */
export async function readColumns(
  bytes: Uint8Array,
  contents: CsvContents,
  wanted: readonly WantedColumn[],
): Promise<readonly ReadColumn[]> {
  const builders = wanted.map(({ as, name }) =>
    as === 'numbers' ? new NumberBuilder(name, contents) : new CategoryBuilder(contents.rows),
  )
  let places: readonly number[] = []
  let rows = 0
  await parseCsv(bytes, contents, {
    begin(names) {
      places = wanted.map(({ name }) => names.indexOf(name))
      const absent = wanted.find((_, index) => places[index] === -1)
      if (absent) throw refuse(`a column ${quote(absent.name)}`, `the columns ${quote(names.join(', '))}`)
    },
    row(cells, row) {
      builders.forEach((builder, index) => builder.add(rows, cells[places[index]!] ?? '', row))
      rows++
    },
  })
  if (rows !== contents.rows) throw refuse(`${contents.rows} rows`, `${rows}`)
  return builders.map((builder) => builder.finish())
}

class NumberBuilder {
  readonly #name: string
  readonly #delimiter: Delimiter
  readonly #values: Float64Array

  constructor(name: string, { rows, delimiter }: CsvContents) {
    this.#name = name
    this.#delimiter = delimiter
    this.#values = new Float64Array(rows)
  }

  add(index: number, cell: string, row: number): void {
    const value = isMissing(cell) ? NaN : readNumber(cell, this.#delimiter)
    if (value === null) throw refuse(`a number in row ${row} of column ${quote(this.#name)}`, quote(cell.trim()))
    this.#values[index] = value
  }

  finish(): NumberColumn {
    return { kind: 'numbers', values: this.#values }
  }
}

class CategoryBuilder {
  readonly #values: Int32Array
  readonly #codes = new Map<string, number>()

  constructor(rows: number) {
    this.#values = new Int32Array(rows).fill(-1)
  }

  add(index: number, cell: string): void {
    if (isMissing(cell)) return
    const text = cell.trim()
    const code = this.#codes.get(text) ?? this.#codes.size
    this.#codes.set(text, code)
    this.#values[index] = code
  }

  /** In the order of the texts, not of their appearance: a shuffled file gives the same numbers. */
  finish(): CategoryColumn {
    const categories = [...this.#codes.keys()].sort()
    const places = new Map(categories.map((text, place) => [text, place]))
    const placeOf = [...this.#codes.keys()].map((text) => places.get(text) ?? -1)
    return { kind: 'categories', values: this.#values.map((code) => placeOf[code] ?? -1), categories }
  }
}

function refuse(expected: string, received: string): NodeError {
  return new NodeError(null, problem('format', 'file', expected, received))
}

import type { TextTable } from '../../definition/source.js'
import { isMissing, readNumber } from './cell.js'
import { type CsvColumn, type CsvContents, type Delimiter, mostCategories } from './csv-contents.js'
import { type CsvSettings, parseCsv } from './parse-csv.js'

/** So many rows are shown. */
const previewed = 20
/** A cell is cut to so many characters. */
const longestCell = 60

/** Finds out what the columns of a CSV file hold. @throws NodeError at `file` */
export async function inspectCsv(
  bytes: Uint8Array,
  settings: CsvSettings,
): Promise<{ readonly contents: CsvContents; readonly preview: TextTable }> {
  let profiles: readonly ColumnProfile[] = []
  let delimiter: Delimiter = ','
  let rows = 0
  const first: string[][] = []
  await parseCsv(bytes, settings, {
    begin(names, found) {
      delimiter = found
      profiles = names.map((name) => new ColumnProfile(name, found))
    },
    row(cells, row) {
      rows++
      if (first.length < previewed) first.push(cells.map((cell) => cell.slice(0, longestCell)))
      profiles.forEach((profile, index) => profile.add(cells[index] ?? '', row))
    },
  })
  const columns = profiles.map((profile) => profile.describe())
  return {
    contents: { delimiter, hasHeader: settings.hasHeader, rows, columns },
    preview: { kind: 'text table', columns: columns.map(({ name, type }) => ({ name, type })), rows: first },
  }
}

/** What is counted of one column while its cells go by. */
class ColumnProfile {
  readonly #name: string
  readonly #delimiter: Delimiter
  readonly #distinctNumbers = new Set<number>()
  readonly #distinctTexts = new Set<string>()
  #missing = 0
  #missingAt = 0
  #numbers = 0
  #texts = 0
  #textAt = 0
  #isWhole = true

  constructor(name: string, delimiter: Delimiter) {
    this.#name = name
    this.#delimiter = delimiter
  }

  add(cell: string, row: number): void {
    if (isMissing(cell)) {
      if (this.#missing++ === 0) this.#missingAt = row
      return
    }
    const number = readNumber(cell, this.#delimiter)
    // Which of the two matters is known in the end.
    if (this.#distinctTexts.size <= mostCategories) this.#distinctTexts.add(cell.trim())
    if (number === null) {
      if (this.#texts++ === 0) this.#textAt = row
      return
    }
    this.#numbers++
    if (this.#distinctNumbers.size <= mostCategories) this.#distinctNumbers.add(number)
    if (!Number.isInteger(number)) this.#isWhole = false
  }

  describe(): CsvColumn {
    const isText = this.#texts > this.#numbers
    const distinct = isText ? this.#distinctTexts.size : this.#distinctNumbers.size
    return {
      name: this.#name,
      type: isText ? 'text' : this.#isWhole ? 'integer' : 'number',
      ...(distinct <= mostCategories && { distinct }),
      ...(this.#missing > 0 && { missing: this.#missing, missingAt: this.#missingAt }),
      ...(!isText && this.#texts > 0 && { textAt: this.#textAt }),
    }
  }
}

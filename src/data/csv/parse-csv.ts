import type { ParseStepResult } from 'papaparse'
import { NodeError, problem, quote } from '../../definition/problem.js'
import { decodeText } from '../text/decode-text.js'
import { type Delimiter, delimiters } from './csv-contents.js'

/** How a CSV file is to be read. */
export interface CsvSettings {
  readonly delimiter: Delimiter | 'auto'
  /** Whether the first row holds the names of the columns. */
  readonly hasHeader: boolean
}

/** What a reader is told, row by row; `row` is counted as a spreadsheet does, from 1. */
export interface CsvVisitor {
  begin(names: readonly string[], delimiter: Delimiter): void
  row(cells: readonly string[], row: number): void
}

/**
 * Reads the rows of a CSV file (RFC 4180, and what else is usual) without keeping them. Empty lines count, but are no rows.
 * @throws NodeError at `file` with the row for quotes that do not end and rows of another length
 */
export async function parseCsv(
  bytes: Uint8Array,
  { delimiter, hasHeader }: CsvSettings,
  visitor: CsvVisitor,
): Promise<void> {
  const text = decodeText(bytes)
  const { default: papa } = await import('papaparse')
  let row = 0
  let width = 0
  const step = ({ data: cells, errors, meta }: ParseStepResult<string[]>) => {
    row++
    const [wrong] = errors.filter(({ type }) => type === 'Quotes')
    if (wrong) throw refuse(`quotes that are closed in row ${row}`, wrong.message.toLowerCase())
    if (cells.length === 1 && cells[0]?.trim() === '') return
    if (width === 0) {
      width = cells.length
      const found = delimiters.find((each) => each === meta.delimiter) ?? ','
      visitor.begin(namesOf(cells, hasHeader), found)
      if (hasHeader) return
    }
    if (cells.length !== width) {
      const first = cells[0] === undefined ? '' : `, which begins with ${quote(cells[0])}`
      throw refuse(`${width} cells in row ${row} as in the first row`, `${cells.length}${first}`)
    }
    visitor.row(cells, row)
  }
  papa.parse<string[]>(text, {
    delimiter: delimiter === 'auto' ? '' : delimiter,
    delimitersToGuess: [...delimiters],
    step,
  })
  if (width === 0) throw refuse('a table', 'an empty file')
}

/** Every column gets a name of its own: those without one are numbered, and so are repeated ones. */
function namesOf(cells: readonly string[], hasHeader: boolean): readonly string[] {
  const taken = new Set<string>()
  return cells.map((cell, index) => {
    const given = hasHeader && cell.trim() !== '' ? cell.trim() : `column ${index + 1}`
    let name = given
    for (let count = 2; taken.has(name); count++) name = `${given} (${count})`
    taken.add(name)
    return name
  })
}

function refuse(expected: string, received: string): NodeError {
  return new NodeError(null, problem('format', 'file', expected, received))
}

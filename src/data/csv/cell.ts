import type { Delimiter } from './csv-contents.js'

/** What stands for a missing value: as in pandas, and the question mark of older data sets. */
const missing = new Set([
  '',
  '?',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-NaN',
  '-nan',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
])

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const decimalWithComma = /^[+-]?\d*,\d+([eE][+-]?\d+)?$/

export function isMissing(cell: string): boolean {
  return missing.has(cell.trim())
}

/** The number that a cell holds, `null` for none. Spreadsheets that put semicolons between cells write decimals with a comma. */
export function readNumber(cell: string, delimiter: Delimiter): number | null {
  const text = cell.trim()
  const isComma = delimiter === ';' && decimalWithComma.test(text)
  if (!isComma && !decimal.test(text)) return null
  const value = Number(isComma ? text.replace(',', '.') : text)
  return Number.isFinite(value) ? value : null
}

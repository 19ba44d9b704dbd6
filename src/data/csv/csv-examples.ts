import { NodeError, problem } from '../../definition/problem.js'
import type { SourceData } from '../../definition/source.js'
import type { Column } from '../column.js'
import { sourceDataOf } from '../source-data.js'
import { standardizeFeature } from '../standardize.js'
import type { CsvColumn, CsvContents } from './csv-contents.js'
import { type NumberColumn, readColumns, type ReadColumn, type WantedColumn } from './read-columns.js'

/** What becomes of a row in which a value is missing. */
export type MissingPolicy = 'error' | 'dropRow' | 'mean' | 'zero'

/** What a table of examples is made of. */
export interface CsvChoice {
  readonly contents: CsvContents
  /** Columns of numbers, and columns of texts, which become one feature for each of their values. */
  readonly features: readonly CsvColumn[]
  readonly target: CsvColumn | null
  /** Classes count from 0 in the order of the values; numbers stay as they are. */
  readonly task: 'classification' | 'regression'
  readonly missing: MissingPolicy
  /** Whether each column of numbers is brought to mean 0 and variance 1. */
  readonly isStandardized: boolean
  readonly isMixed: boolean
}

/** How many features a column becomes. */
export function widthOf({ type, distinct = 0 }: CsvColumn): number {
  return type === 'text' ? distinct : 1
}

/**
 * The examples of a CSV file: `features` `[features]` and, with a target, `target` `[]`.
 * @throws NodeError where the file does not hold what its contents say, or no row is left
 */
export async function csvExamples(bytes: Uint8Array, choice: CsvChoice): Promise<SourceData> {
  const { contents, features, target, task } = choice
  const wanted = features.map(({ name, type }): WantedColumn => ({
    name,
    as: type === 'text' ? 'categories' : 'numbers',
  }))
  const asClasses = target?.type === 'text' && task === 'classification'
  const ofTarget: readonly WantedColumn[] = target
    ? [{ name: target.name, as: asClasses ? 'categories' : 'numbers' }]
    : []
  const read = await readColumns(bytes, contents, [...wanted, ...ofTarget])
  const [inputs, answers] = [read.slice(0, features.length), read[features.length]]
  const rows = keptRows(choice, inputs, answers)
  if (rows.length === 0) {
    throw new NodeError(
      null,
      problem('missing', 'file', 'a row in which no value is missing', `none in ${contents.rows} rows`),
    )
  }
  const columns: Record<string, Column> = { features: assemble(choice, inputs, rows) }
  if (answers) columns['target'] = task === 'regression' ? numbersOf(answers, rows) : classesOf(answers, rows)
  return sourceDataOf({ name: 'file', examples: rows.length, columns }, { isMixed: choice.isMixed })
}

/** A row without an answer is never an example. */
function keptRows(
  { contents, missing }: CsvChoice,
  inputs: readonly ReadColumn[],
  answers: ReadColumn | undefined,
): Uint32Array {
  const needed = [...(missing === 'dropRow' ? inputs : []), ...(answers ? [answers] : [])]
  return Uint32Array.from({ length: contents.rows }, (_, row) => row).filter((row) =>
    needed.every((column) => !isMissingIn(column, row)),
  )
}

function isMissingIn({ kind, values }: ReadColumn, row: number): boolean {
  return kind === 'numbers' ? Number.isNaN(values[row]) : values[row] === -1
}

function assemble(choice: CsvChoice, inputs: readonly ReadColumn[], rows: Uint32Array): Column {
  const widths = choice.features.map(widthOf)
  const width = widths.reduce((sum, each) => sum + each, 0)
  // In double precision until the end: years and amounts lose digits otherwise before their mean is taken away.
  const data = new Float64Array(rows.length * width)
  const featureNames: string[] = []
  inputs.forEach((column, index) => {
    const { name } = choice.features[index]!
    const place = featureNames.length
    if (column.kind === 'numbers') {
      const filled = fillMissing(column, rows, choice.missing)
      filled.forEach((value, example) => (data[example * width + place] = value))
      if (choice.isStandardized) standardizeFeature(data, width, place)
      featureNames.push(name)
      return
    }
    rows.forEach((row, example) => {
      const category = column.values[row]!
      if (category >= 0) data[example * width + place + category] = 1
    })
    featureNames.push(...column.categories.map((category) => `${name}: ${category}`))
  })
  return { dtype: 'float32', shape: [width], data: Float32Array.from(data), featureNames }
}

function fillMissing({ values }: NumberColumn, rows: Uint32Array, missing: MissingPolicy): Float64Array {
  const given = Float64Array.from(rows, (row) => values[row]!)
  const present = given.filter((value) => !Number.isNaN(value))
  const mean = present.reduce((sum, value) => sum + value, 0) / Math.max(1, present.length)
  return given.map((value) => (Number.isNaN(value) ? (missing === 'mean' ? mean : 0) : value))
}

function numbersOf(column: ReadColumn, rows: Uint32Array): Column {
  return { dtype: 'float32', shape: [], data: Float32Array.from(rows, (row) => column.values[row]!) }
}

function classesOf(column: ReadColumn, rows: Uint32Array): Column {
  if (column.kind === 'categories') {
    const data = Int32Array.from(rows, (row) => column.values[row]!)
    return { dtype: 'int32', shape: [], data, classNames: column.categories }
  }
  // Of all rows, so that a class whose rows are left out keeps its number.
  const present = column.values.filter((value) => !Number.isNaN(value))
  const classes = [...new Set(present)].sort((a, b) => a - b)
  const numbers = new Map(classes.map((value, index) => [value, index]))
  const data = Int32Array.from(rows, (row) => numbers.get(column.values[row]!) ?? 0)
  return { dtype: 'int32', shape: [], data, classNames: classes.map(String) }
}

import { type Finding, problem, quote } from '../../definition/problem.js'
import { type CsvColumn, type CsvContents, mostCategories } from './csv-contents.js'

/** The columns of these names, `null` for all but `others`, and a problem for each name that the file does not have. */
export function chooseColumns(
  { columns }: CsvContents,
  at: string,
  names: readonly string[] | null,
  others: readonly (string | null)[] = [],
): { readonly chosen: readonly CsvColumn[]; readonly findings: readonly Finding[] } {
  if (names === null) return { chosen: columns.filter(({ name }) => !others.includes(name)), findings: [] }
  const chosen = names.flatMap((name) => columns.find((column) => column.name === name) ?? [])
  const absent = names.filter((name) => !columns.some((column) => column.name === name))
  const expected = `columns of the file (${shorten(columns.map(({ name }) => name).join(', '))})`
  return { chosen, findings: absent.map((name) => problem('reference', at, expected, quote(name))) }
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** Why a column cannot be read as numbers; nothing where it can. */
export function* checkNumbers(at: string, { name, textAt }: CsvColumn): Iterable<Finding> {
  if (textAt !== undefined) {
    yield problem('parameter', at, `a number in every row of column ${quote(name)}`, `something else in row ${textAt}`)
  }
}

/** Why the values of a column cannot be told apart as categories or classes; nothing where they can. */
export function* checkCategories(at: string, { name, distinct }: CsvColumn): Iterable<Finding> {
  if (distinct === undefined) {
    yield problem('parameter', at, `at most ${mostCategories} different values in column ${quote(name)}`, 'more')
  }
}

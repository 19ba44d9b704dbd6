import { readUserFile } from '../../src/data/files/read-user-file.js'
import type { Inspected, SourceContext } from '../../src/definition/source.js'
import { choice, toggle } from '../../src/definition/params/index.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { CsvContents, Delimiter } from '../../src/data/csv/csv-contents.js'
import type { InspectedFile } from '../../src/definition/params/file.js'

/** How a CSV file is read. */
export const csvParams = {
  hasHeader: toggle({
    default: true,
    keras: null,
    doc: 'Whether the first row holds the names of the columns.',
  }),
  delimiter: choice({
    default: 'auto',
    keras: null,
    options: { auto: 'found out', comma: 'comma', semicolon: 'semicolon', tab: 'tab', bar: 'bar |' },
    isAdvanced: true,
    doc: 'What stands between cells. With semicolons, decimals may be written with a comma, as spreadsheets do.',
  }),
}

const characters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

interface CsvParams {
  readonly file: InspectedFile<CsvContents> | null
  readonly hasHeader: boolean
  readonly delimiter: keyof typeof characters | 'auto'
}

/** The settings of the parameters. */
function csvSettings({ hasHeader, delimiter }: CsvParams): {
  hasHeader: boolean
  delimiter: Delimiter | 'auto'
} {
  return { hasHeader, delimiter: delimiter === 'auto' ? 'auto' : characters[delimiter] }
}

/** What is known of the file, if it was read as the parameters say. */
export function csvContentsOf(params: CsvParams): CsvContents | null {
  const { hasHeader, delimiter } = csvSettings(params)
  const contents = params.file?.contents
  if (contents?.hasHeader !== hasHeader) return null
  return delimiter === 'auto' || contents.delimiter === delimiter ? contents : null
}

/** Looks into the file. @throws NodeError at `file` */
export async function inspectCsvFile(given: CsvParams, context: SourceContext): Promise<Inspected> {
  const { inspectCsv } = await import('../../src/data/csv/inspect-csv.js')
  const { contents, preview } = await inspectCsv(await readUserFile(context, given.file), csvSettings(given))
  return { contents: { ...contents, columns: contents.columns.map((each) => ({ ...each })) }, preview }
}

/** What stops a node whose file is not chosen, or not looked into. */
export function* checkFile(
  file: InspectedFile<object> | null,
  contents: object | null,
  what: string,
): Iterable<Finding> {
  if (!file) yield problem('missing', 'params.file', what, 'none: choose or drop one')
  else if (!contents) {
    const received = `${file.name}, of which that is not known: choose it again`
    yield problem('missing', 'params.file', 'a file that was looked into with these parameters', received)
  }
}

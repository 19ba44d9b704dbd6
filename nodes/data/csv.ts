import { checkCategories, checkNumbers, chooseColumns } from '../../src/data/csv/choose-columns.js'
import { type CsvColumn, csvContents } from '../../src/data/csv/csv-contents.js'
import { csvExamples, widthOf } from '../../src/data/csv/csv-examples.js'
import { readUserFile } from '../../src/data/files/read-user-file.js'
import { defineNode } from '../../src/definition/node.js'
import type { Values } from '../../src/definition/param.js'
import { choice, column, columns, file, toggle } from '../../src/definition/params/index.js'
import { type Finding, hint, isProblem, problem, quote } from '../../src/definition/problem.js'
import { checkFile, csvContentsOf, csvParams, inspectCsvFile } from './file-params.js'
import { tableParams } from './sample-source.js'

const params = {
  file: file({
    accept: '.csv,.tsv,text/csv',
    contents: csvContents,
    keras: null,
    doc: 'A table as text: CSV, or with semicolons or tabs. It stays on this machine; the graph keeps its name, hash and columns.',
  }),
  target: column({
    file: 'file',
    none: 'none',
    keras: null,
    doc: 'The column that is to be predicted; without one there is no output target.',
  }),
  task: choice({
    default: 'classification',
    keras: null,
    options: { classification: 'classes', regression: 'a number' },
    doc: 'What the target is: classes, numbered from 0 in the order of their values (int32), or a number (float32).',
  }),
  features: columns({
    file: 'file',
    none: 'all but the target',
    keras: null,
    isAdvanced: true,
    doc: 'The columns that the features are made of.',
  }),
  oneHot: toggle({
    default: false,
    keras: null,
    doc: 'Whether a column of texts becomes a feature of 0 or 1 for each of its values, in the order of the values.',
  }),
  missing: choice({
    default: 'error',
    keras: null,
    options: { error: 'refuse the file', dropRow: 'leave the row out', mean: 'mean of the column', zero: 'zero' },
    doc: 'What is done where a value is missing (an empty cell, NA, NaN, null, ?). A missing text becomes zeros; a row without a target is left out.',
  }),
  ...tableParams,
  ...csvParams,
}

export const csv = defineNode({
  type: 'Csv',
  label: 'CSV file',
  category: 'data',
  doc: {
    summary: 'A table of your own, from a CSV file.',
    use: 'Drop the file on the node, then choose the target. Numbers are standardized, texts become categories, if you say so.',
    source: 'https://www.rfc-editor.org/rfc/rfc4180',
  },
  inputs: {},
  outputs: {
    features: { kind: 'tensor', doc: '`[batch, features]`, float32: the columns in their order.' },
    target: { kind: 'tensor', doc: '`[batch]`: int32 classes, or float32 numbers.' },
  },
  params,
  check: (_inputs, given) => checkCsv(given),
  source: {
    types: (given) => {
      const { features, target } = selectColumns(given)
      const width = features.reduce((sum, each) => sum + widthOf(each), 0)
      const dtype = given.task === 'classification' ? 'int32' : 'float32'
      return {
        features: { dtype: 'float32', shape: ['batch', width] },
        target: target && { dtype, shape: ['batch'] },
      }
    },
    load: async (given, context) => {
      const { contents, features, target } = selectColumns(given)
      const bytes = await readUserFile(context, given.file)
      const { task, missing, standardize: isStandardized, shuffle: isMixed } = given
      return csvExamples(bytes, { contents, features, target, task, missing, isStandardized, isMixed })
    },
    inspection: {
      param: 'file',
      isCurrent: (given) => given.file === null || csvContentsOf(given) !== null,
      inspect: inspectCsvFile,
    },
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

const noContents = { delimiter: ',', hasHeader: true, rows: 0, columns: [] } as const

function selectColumns(given: Values<typeof params>) {
  const contents = csvContentsOf(given) ?? noContents
  const { chosen, findings } = chooseColumns(contents, 'params.features', given.features, [given.target])
  const target = contents.columns.find(({ name }) => name === given.target) ?? null
  return { contents, features: chosen, target, findings }
}

function* checkCsv(given: Values<typeof params>): Iterable<Finding> {
  const known = csvContentsOf(given)
  yield* checkFile(given.file, known, 'a CSV file')
  if (!known) return
  const { features, target, findings } = selectColumns(given)
  if (known.rows === 0) yield problem('missing', 'params.file', 'rows of data', 'none')
  yield* chooseColumns(known, 'params.target', given.target === null ? [] : [given.target]).findings
  if (target) yield* checkTarget(target, given.task)
  yield* findings
  if (features.length === 0 && findings.length === 0)
    yield problem('parameter', 'params.features', 'one column or more', 'none')
  if (target && features.includes(target)) {
    yield problem('parameter', 'params.features', 'columns other than the target', quote(target.name))
  }
  for (const feature of features) yield* checkFeature(feature, given.oneHot)
  if (given.missing === 'error') yield* checkMissing(target ? [...features, target] : features)
}

function* checkTarget(target: CsvColumn, task: 'classification' | 'regression'): Iterable<Finding> {
  const { name, type } = target
  if (task === 'regression') {
    if (type === 'text') {
      const fix = { do: 'setParam', label: 'Predict classes', param: 'task', value: 'classification' } as const
      yield problem('parameter', 'params.target', 'a column of numbers', `${quote(name)}, which holds texts`, [fix])
    } else yield* checkNumbers('params.target', target)
    return
  }
  const fix = { do: 'setParam', label: 'Predict a number', param: 'task', value: 'regression' } as const
  if (type === 'number') {
    const received = `${quote(name)}, which holds fractions`
    yield problem('parameter', 'params.target', 'a column of texts or whole numbers', received, [fix])
    return
  }
  if (type === 'integer') yield* checkNumbers('params.target', target)
  const wrong = [...checkCategories('params.target', target)]
  yield* wrong.map((finding) => ({ ...finding, fixes: type === 'integer' ? [fix] : [] }))
  if (wrong.some(isProblem) || target.distinct !== 1) return
  yield hint('params.target', 'two classes or more', `one in column ${quote(name)}`)
}

function* checkFeature(feature: CsvColumn, isOneHot: boolean): Iterable<Finding> {
  if (feature.type !== 'text') yield* checkNumbers('params.features', feature)
  else if (isOneHot) yield* checkCategories('params.features', feature)
  else {
    const fix = { do: 'setParam', label: 'Make texts features of 0 and 1', param: 'oneHot', value: true } as const
    const received = `${quote(feature.name)}, which holds texts`
    yield problem('parameter', 'params.features', 'columns of numbers, or one-hot on', received, [fix])
  }
}

function* checkMissing(used: readonly CsvColumn[]): Iterable<Finding> {
  for (const { name, missing, missingAt } of used) {
    if (missing === undefined) continue
    const fixes = (['dropRow', 'mean', 'zero'] as const).map((value) => ({
      do: 'setParam' as const,
      label: { dropRow: 'Leave such rows out', mean: 'Take the mean', zero: 'Take zero' }[value],
      param: 'missing',
      value,
    }))
    const count = missing === 1 ? 'one' : `${missing}`
    yield problem(
      'parameter',
      'params.missing',
      `no missing value in column ${quote(name)}`,
      `${count}, first in row ${missingAt ?? '?'}`,
      fixes,
    )
  }
}

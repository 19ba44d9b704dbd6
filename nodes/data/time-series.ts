import { checkNumbers, chooseColumns } from '../../src/data/csv/choose-columns.js'
import { type CsvColumn, csvContents } from '../../src/data/csv/csv-contents.js'
import { readColumns } from '../../src/data/csv/read-columns.js'
import { loadSample } from '../../src/data/dataset.js'
import { readUserFile } from '../../src/data/files/read-user-file.js'
import { interpolateFeature } from '../../src/data/interpolate.js'
import { standardizeFeature } from '../../src/data/standardize.js'
import { countWindows, windowedSeries } from '../../src/data/windows.js'
import { defineNode } from '../../src/definition/node.js'
import type { Values } from '../../src/definition/param.js'
import { choice, column, columns, file, integer, toggle } from '../../src/definition/params/index.js'
import { type Finding, problem, quote } from '../../src/definition/problem.js'
import type { SourceContext } from '../../src/definition/source.js'
import { checkFile, csvContentsOf, csvParams, inspectCsvFile } from './file-params.js'
import { sampleParams } from './sample-source.js'

/** How many steps the bundled series have. */
export const seriesSteps = { sunspots: 309, nile: 100, co2: 526 } as const

const params = {
  series: choice({
    default: 'sunspots',
    keras: null,
    options: { sunspots: 'sunspots, yearly', nile: 'Nile, yearly', co2: 'CO₂, monthly' },
    doc: 'The series that is taken while no file is chosen: sunspots of each year from 1700, the discharge of the Nile from 1871, carbon dioxide on Mauna Loa in each month from 1958.',
  }),
  file: file({
    accept: '.csv,.tsv,text/csv',
    contents: csvContents,
    keras: null,
    doc: 'A table with a row for each step of time, in order. It stays on this machine.',
  }),
  window: integer({ default: 20, min: 1, max: 100_000, keras: null, doc: 'How many steps are seen.' }),
  horizon: integer({
    default: 1,
    min: 1,
    max: 100_000,
    keras: null,
    doc: 'How many steps after them are to be predicted.',
  }),
  stride: integer({
    default: 1,
    min: 1,
    max: 1_000_000,
    keras: null,
    isAdvanced: true,
    doc: 'How many steps lie between the beginnings of two examples.',
  }),
  features: columns({
    file: 'file',
    none: 'all columns of numbers',
    keras: null,
    isAdvanced: true,
    doc: 'The columns of the file that are seen.',
  }),
  target: column({
    file: 'file',
    none: 'all that are seen',
    keras: null,
    doc: 'The column of the file that is to be predicted, one of those that are seen.',
  }),
  standardize: toggle({
    default: true,
    keras: null,
    doc: 'Whether each column is brought to mean 0 and variance 1 over all steps: networks learn little from values far from 0.',
  }),
  missing: choice({
    default: 'error',
    keras: null,
    isAdvanced: true,
    options: { error: 'refuse the file', interpolate: 'straight lines' },
    doc: 'What is done where a value is missing.',
  }),
  ...sampleParams,
  ...csvParams,
}

export const timeSeries = defineNode({
  type: 'TimeSeries',
  label: 'Time series',
  category: 'data',
  doc: {
    summary: 'Windows of a series of measurements, each with what comes next.',
    use: 'For recurrent layers and convolutions over time that predict. Windows overlap: a validation split of shuffled windows knows the answers, so split without shuffling.',
    source:
      'National Geophysical Data Center; Cobb 1978; Keeling and Whorf 2004; all in the public domain, from statsmodels',
  },
  inputs: {},
  outputs: {
    window: { kind: 'tensor', doc: '`[batch, window, features]`, float32.' },
    target: {
      kind: 'tensor',
      doc: '`[batch, horizon, features]`, float32: the steps that follow; `[batch, horizon]` for one column.',
    },
  },
  params,
  check: (_inputs, given) => checkSeries(given),
  source: {
    types: (given) => {
      const { features, target } = selectSeries(given)
      const { window, horizon } = given
      const shape = ['batch', horizon, ...(target === null ? [features] : [])]
      return {
        window: { dtype: 'float32', shape: ['batch', window, features] },
        target: { dtype: 'float32', shape },
      }
    },
    load: async (given, context) => {
      const { features, target } = selectSeries(given)
      const values = await readSeries(given, context)
      for (let feature = 0; feature < features; feature++) {
        interpolateFeature(values, features, feature)
        if (given.standardize) standardizeFeature(values, features, feature)
      }
      const { window, horizon, stride, shuffle } = given
      const targets = target === null ? null : ([target] as const)
      const windows = { window, horizon, stride, features, targets, isMixed: shuffle }
      return windowedSeries(Float32Array.from(values), windows)
    },
    inspection: {
      param: 'file',
      isCurrent: (given) => given.file === null || csvContentsOf(given) !== null,
      inspect: inspectCsvFile,
    },
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** What is seen and what is to be predicted; `target` is the place of one column among the features, `null` for all. */
function selectSeries(given: Values<typeof params>) {
  const contents = given.file ? csvContentsOf(given) : null
  if (!contents)
    return { steps: given.file ? 0 : seriesSteps[given.series], features: 1, target: 0, columns: [], findings: [] }
  const numbers = contents.columns.filter(({ type }) => type !== 'text').map(({ name }) => name)
  const { chosen, findings } = chooseColumns(contents, 'params.features', given.features ?? numbers)
  const place = chosen.findIndex(({ name }) => name === given.target)
  const target = given.target !== null ? place : chosen.length === 1 ? 0 : null
  return { steps: contents.rows, features: chosen.length, target, columns: chosen, findings }
}

async function readSeries(given: Values<typeof params>, context: SourceContext): Promise<Float64Array> {
  const contents = csvContentsOf(given)
  if (!given.file || !contents) {
    const { columns: stored } = await loadSample(given.series)
    return Float64Array.from(stored['value']?.data ?? [])
  }
  const { columns: chosen } = selectSeries(given)
  const wanted = chosen.map(({ name }) => ({ name, as: 'numbers' }) as const)
  const read = await readColumns(await readUserFile(context, given.file), contents, wanted)
  const values = new Float64Array(contents.rows * read.length)
  read.forEach((each, feature) => each.values.forEach((value, step) => (values[step * read.length + feature] = value)))
  return values
}

function* checkSeries(given: Values<typeof params>): Iterable<Finding> {
  if (given.file) {
    const known = csvContentsOf(given)
    yield* checkFile(given.file, known, 'a CSV file')
    if (!known) return
  }
  const { steps, features, target, columns: chosen, findings } = selectSeries(given)
  yield* findings
  for (const each of chosen) yield* checkColumn(each, given.missing)
  if (features === 0 && findings.length === 0)
    yield problem('parameter', 'params.features', 'a column of numbers', 'none')
  if (target === -1) yield problem('parameter', 'params.target', 'a column that is seen', quote(given.target))
  if (countWindows(steps, given) === 0) {
    const received = `${given.window} + ${given.horizon}`
    yield problem('parameter', 'params.window', `a window and a horizon of ${steps} steps together at most`, received)
  }
}

function* checkColumn(each: CsvColumn, missing: 'error' | 'interpolate'): Iterable<Finding> {
  if (each.type === 'text') {
    yield problem('parameter', 'params.features', 'columns of numbers', `${quote(each.name)}, which holds texts`)
  } else yield* checkNumbers('params.features', each)
  if (missing === 'error' && each.missing !== undefined) {
    const fix = { do: 'setParam', label: 'Draw straight lines', param: 'missing', value: 'interpolate' } as const
    const received = `${each.missing}, first in row ${each.missingAt ?? '?'}`
    yield problem('parameter', 'params.missing', `no missing value in column ${quote(each.name)}`, received, [fix])
  }
}

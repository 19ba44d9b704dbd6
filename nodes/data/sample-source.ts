import { type Column, type Dataset, loadSample, type SampleName } from '../../src/data/dataset.js'
import { sourceDataOf } from '../../src/data/source-data.js'
import { standardizeFeature } from '../../src/data/standardize.js'
import type { Source, SourceData } from '../../src/definition/node.js'
import { toggle } from '../../src/definition/params/index.js'
import type { DType } from '../../src/operations/types.js'

/** What every bundled data set lets a person choose. */
export const sampleParams = {
  shuffle: toggle({
    default: false,
    keras: null,
    doc: 'Whether the examples come in a mixed order, always the same; otherwise as they are stored.',
  }),
}

/** What a table of measurements offers besides. */
export const tableParams = {
  standardize: toggle({
    default: false,
    keras: null,
    doc: 'Whether each feature is brought to mean 0 and variance 1 over all examples. selu networks need it.',
  }),
  ...sampleParams,
}

interface SampleParams {
  readonly shuffle?: boolean
  readonly standardize?: boolean
}

/** What one example has at each output: a column of the data set of the same name. */
type Outputs = Readonly<Record<string, { readonly dtype: DType; readonly shape: readonly number[] }>>

/** The source of a bundled data set: an output for each of these columns. */
export function sampleSource(name: SampleName, outputs: Outputs) {
  const source = {
    types: () =>
      Object.fromEntries(
        Object.entries(outputs).map(([port, { dtype, shape }]) => [port, { dtype, shape: ['batch', ...shape] }]),
      ),
    load: async ({ shuffle = false, standardize = false }: SampleParams): Promise<SourceData> => {
      const stored = await loadSample(name)
      const dataset = standardize ? standardizeColumn(stored, 'features') : stored
      return sourceDataOf(dataset, { isMixed: shuffle, ports: Object.keys(outputs) })
    },
  }
  return source satisfies Source<Record<never, never>>
}

/** The data set with each feature of a column at mean 0 and (population) variance 1; a constant feature becomes 0. */
function standardizeColumn(dataset: Dataset, name: string): Dataset {
  const column = dataset.columns[name]
  if (!column) throw new Error(`${dataset.name}: no column ${name}`)
  return { ...dataset, columns: { ...dataset.columns, [name]: standardized(column, dataset.examples) } }
}

function standardized(column: Column, examples: number): Column {
  const data = Float32Array.from(column.data)
  const features = data.length / examples
  for (let feature = 0; feature < features; feature++) standardizeFeature(data, features, feature)
  return { ...column, dtype: 'float32', data }
}

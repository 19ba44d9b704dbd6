import { type Column, type Dataset, loadSample, type SampleName, takeExamples } from '../../src/data/dataset.js'
import type { Source, SourceData } from '../../src/definition/node.js'
import { toggle } from '../../src/definition/params/index.js'
import type { DType } from '../../src/operations/types.js'
import { RandomStream } from '../../src/operations/random-stream.js'

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
      const order = shuffle ? mixedOrder(dataset.examples) : null
      return {
        examples: dataset.examples,
        batch: (indices) => {
          const rows = order === null ? indices : indices.map((index) => order[index] ?? index)
          return Object.fromEntries(Object.keys(outputs).map((port) => [port, takeExamples(dataset, port, rows)]))
        },
      }
    },
  }
  return source satisfies Source<Record<never, never>>
}

/** The same on every machine and in every run. */
function mixedOrder(count: number): Uint32Array {
  return new RandomStream({ seed: 0, node: '', purpose: 'shuffle', step: 0 }).permutation(count)
}

/** The data set with each feature of a column at mean 0 and (population) variance 1; a constant feature becomes 0. */
function standardizeColumn(dataset: Dataset, name: string): Dataset {
  const column = dataset.columns[name]
  if (!column) throw new Error(`${dataset.name}: no column ${name}`)
  return { ...dataset, columns: { ...dataset.columns, [name]: standardized(column, dataset.examples) } }
}

function standardized(column: Column, examples: number): Column {
  const features = column.data.length / examples
  const data = new Float32Array(column.data.length)
  for (let feature = 0; feature < features; feature++) {
    const values = Array.from({ length: examples }, (_, row) => column.data[row * features + feature] ?? NaN)
    const mean = values.reduce((sum, value) => sum + value, 0) / examples
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / examples
    const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0
    values.forEach((value, row) => (data[row * features + feature] = (value - mean) * scale))
  }
  return { ...column, dtype: 'float32', data }
}

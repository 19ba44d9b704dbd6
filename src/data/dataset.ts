import type { TensorData, TypedArray } from '../operations/types.js'
import { countNumbers, type Column } from './column.js'
import { unpackColumns, type PackedSample } from './packed-sample.js'

export type { Column }

/** Examples as named columns of equal length, with their origin. */
export interface Dataset {
  readonly name: string
  /** Number of examples. */
  readonly examples: number
  readonly columns: Readonly<Record<string, Column>>
  /** Where the data come from: an address. */
  readonly source: string
  readonly licence: string
  /** How to cite the data. */
  readonly citation: string
}

/** Examples as columns, wherever they come from. */
export type Examples = Pick<Dataset, 'name' | 'examples' | 'columns'>

/**
 * The values of the given examples of one column, copied, as a batch of shape `[indices.length, ...column.shape]`.
 * @throws RangeError if the data set has no such column or an index is not one of its examples
 */
export function takeExamples(dataset: Examples, column: string, indices: ArrayLike<number>): TensorData {
  const from = findColumn(dataset, column)
  const size = countNumbers(from.shape)
  const data = emptyLike(from.data, indices.length * size)
  for (let i = 0; i < indices.length; i++) {
    const index = Number(indices[i])
    if (!Number.isInteger(index) || index < 0 || index >= dataset.examples) {
      const expected = `an example from 0 to ${dataset.examples - 1}`
      throw new RangeError(`${dataset.name}.${column}: expected ${expected}, received ${String(indices[i])}`)
    }
    data.set(from.data.subarray(index * size, (index + 1) * size), i * size)
  }
  return { dtype: from.dtype, shape: [indices.length, ...from.shape], data }
}

function findColumn(dataset: Examples, name: string): Column {
  const column = Object.hasOwn(dataset.columns, name) ? dataset.columns[name] : undefined
  if (column === undefined) {
    const names = Object.keys(dataset.columns).join(', ')
    throw new RangeError(`${dataset.name}: expected one of the columns ${names}, received ${JSON.stringify(name)}`)
  }
  return column
}

function emptyLike(data: TypedArray, length: number): TypedArray {
  if (data instanceof Float32Array) return new Float32Array(length)
  if (data instanceof Int32Array) return new Int32Array(length)
  return new Uint8Array(length)
}

/** The bundled data sets. */
export const sampleNames = ['digits', 'iris', 'wine', 'diabetes', 'photo', 'sunspots', 'nile', 'co2'] as const

/** Name of a bundled data set. */
export type SampleName = (typeof sampleNames)[number]

// Dynamic imports: a page that does not use a sample never loads its bytes.
const importSample: Readonly<Record<SampleName, () => Promise<PackedSample>>> = {
  digits: async () => (await import('./samples/digits.js')).digits,
  iris: async () => (await import('./samples/iris.js')).iris,
  wine: async () => (await import('./samples/wine.js')).wine,
  diabetes: async () => (await import('./samples/diabetes.js')).diabetes,
  photo: async () => (await import('./samples/photo.js')).photo,
  sunspots: async () => (await import('./samples/sunspots.js')).sunspots,
  nile: async () => (await import('./samples/nile.js')).nile,
  co2: async () => (await import('./samples/co2.js')).co2,
}

const loaded = new Map<SampleName, Promise<Dataset>>()

/**
 * A bundled data set, unpacked at the first call and then shared: do not write into its arrays (`takeExamples` copies).
 *
 * - `digits`: `image` float32 [8, 8, 1] of 0 to 16, `label` int32 []
 * - `iris`: `features` float32 [4] in cm, `label` int32 []
 * - `wine`: `features` float32 [13], `label` int32 []
 * - `diabetes`: `features` float32 [10] as measured (scikit-learn scales them by default), `target` float32 []
 * - `photo`: `image` float32 [224, 224, 3] of 0 to 255
 * - `sunspots`, `nile`, `co2`: `value` float32 [], an example being a year, a year, a month
 *
 * @throws RangeError (as a rejection) if the name is not one of `sampleNames`
 */
export function loadSample(name: SampleName): Promise<Dataset> {
  const known = loaded.get(name)
  if (known) return known
  const dataset = unpackSample(name)
  loaded.set(name, dataset)
  // A load that failed, say on a page gone offline, may be tried again.
  dataset.catch(() => loaded.delete(name))
  return dataset
}

async function unpackSample(name: SampleName): Promise<Dataset> {
  // The name may come from a file, so its type is not enough.
  if (!sampleNames.includes(name)) {
    throw new RangeError(`sample: expected one of ${sampleNames.join(', ')}, received ${JSON.stringify(name)}`)
  }
  const sample = await importSample[name]()
  const { examples, source, licence, citation } = sample
  return { name, examples, columns: await unpackColumns(sample), source, licence, citation }
}

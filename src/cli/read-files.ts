import { readFile, stat } from 'node:fs/promises'
import type { Catalogue } from '../definition/catalogue.js'
import { formatFinding } from '../definition/problem.js'
import { readNpy } from '../formats/npy.js'
import { parseJson } from '../formats/json-text.js'
import type { Graph } from '../graph/graph.js'
import { readGraph } from '../graph/read.js'
import type { DType, TensorData } from '../operations/types.js'
import { tensorFromJson } from './tensor-json.js'
import { UsageError } from './usage.js'

/** The bytes of a file. @throws UsageError in one line where it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError(`${path}: expected a file, received a folder`)
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${path}: expected a file that can be read, received ${messageOf(error)}`)
  }
}

/** The graph of a file. @throws UsageError that lists what is wrong with it, one problem a line. */
export async function readGraphFile(path: string, catalogue: Catalogue): Promise<Graph> {
  const read = readGraph(new TextDecoder().decode(await readBytes(path)), catalogue)
  if (read.graph) return read.graph
  throw new UsageError(read.problems.map((problem) => `${path}: ${formatFinding(problem)}`).join('\n'))
}

/** A tensor from an .npy or .json file. JSON holds nested lists, or `{ dtype, shape, data }`; lists take `dtype`. */
export async function readTensorFile(path: string, dtype: DType): Promise<TensorData> {
  const bytes = await readBytes(path)
  try {
    if (path.endsWith('.npy')) return readNpy(bytes)
    if (!path.endsWith('.json')) throw new UsageError('expected a name that ends in .npy or .json')
    const parsed = parseJson(new TextDecoder().decode(bytes))
    if (!parsed.ok) throw new UsageError(`expected ${parsed.problem.expected}, received ${parsed.problem.received}`)
    return tensorFromJson(parsed.value, dtype)
  } catch (error) {
    throw new UsageError(`${path}: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

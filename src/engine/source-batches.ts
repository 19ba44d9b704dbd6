import type { AnyNode, SourceData } from '../definition/node.js'
import { isProblem, NodeError, type Problem, problem } from '../definition/problem.js'
import type { FileStore } from '../definition/source.js'
import type { TensorData } from '../operations/types.js'
import { GraphError } from './graph-error.js'
import { LeastRecentlyUsed } from './lru.js'
import { type Bindings, checkTensor } from './tensor-check.js'
import type { WiredNode } from './wiring.js'

/** How many examples a run takes at most where nobody says it. */
const defaultMost = 32

/** How many sets of parameters of one source stay loaded. */
const keptSources = 8

/** What sources have loaded, kept from run to run. */
export class LoadedSources {
  readonly #files: FileStore
  readonly #known = new Map<AnyNode, LeastRecentlyUsed<string, Promise<SourceData>>>()

  constructor(files: FileStore) {
    this.#files = files
  }

  /** @throws NodeError where a source cannot be loaded */
  async load({ path, definition, params }: WiredNode): Promise<SourceData> {
    const { source } = definition
    if (!source) throw new Error(`${path}: ${definition.type} is no source`)
    const wrong = [...(definition.check?.({}, params) ?? [])].find(isProblem)
    if (wrong) throw new NodeError(path, wrong)
    const known = this.#known.get(definition) ?? new LeastRecentlyUsed(keptSources)
    this.#known.set(definition, known)
    const key = JSON.stringify(params)
    const loading = known.get(key) ?? source.load(params, { files: this.#files })
    known.set(key, loading)
    try {
      return await loading
    } catch (error) {
      // It may be there the next time.
      known.delete(key)
      // A source knows the place of a problem, but not what its node is called.
      if (error instanceof NodeError) throw new NodeError(path, error.problem, { cause: error })
      const received = error instanceof Error ? error.message : String(error)
      throw new NodeError(path, problem('missing', 'source', 'data that can be loaded', received), { cause: error })
    }
  }
}

/** A source of the graph with its data. */
export interface SourceInUse {
  readonly node: WiredNode
  readonly data: SourceData
}

/** Which examples are asked for. */
export interface ExampleRequest {
  readonly batch?: number | undefined
  readonly mostExamples?: number | undefined
  readonly indices?: readonly number[] | undefined
}

/**
 * The indices of the examples that a run takes: the given ones, or the first `batch`; by default as many as are fed, else
 * at most `mostExamples`, which is 32 where that is not said either.
 * Binds `batch`. All sources of a run give the same indices, so they must have as many examples.
 * @throws GraphError where that cannot be
 */
export function chooseExamples(
  sources: readonly SourceInUse[],
  { batch, mostExamples = defaultMost, indices }: ExampleRequest,
  bindings: Bindings,
): readonly number[] {
  const [first, ...others] = sources
  if (!first) return []
  const { examples } = first.data
  const other = others.find(({ data }) => data.examples !== examples)
  if (other) {
    const expected = `${examples} examples as in ${first.node.path}`
    throw refuse('shape', 'source', expected, `${other.data.examples}`, other.node.path)
  }
  const wrong = indices?.find((index) => !Number.isInteger(index) || index < 0 || index >= examples)
  if (wrong !== undefined) throw refuse('parameter', 'indices', `examples from 0 to ${examples - 1}`, `${wrong}`)
  const count = indices?.length ?? batch ?? bindings.get('batch') ?? Math.min(mostExamples, examples)
  if (!Number.isInteger(count) || count < 1 || count > (indices ? count : examples)) {
    throw refuse('parameter', 'batch', `1 to ${examples} examples`, `${count}`)
  }
  const bound = bindings.get('batch')
  if (bound !== undefined && bound !== count) throw refuse('shape', 'batch', `${bound} examples as are fed`, `${count}`)
  bindings.set('batch', count)
  return indices ?? Array.from({ length: count }, (_, index) => index)
}

function refuse(
  kind: Problem['kind'],
  at: string,
  expected: string,
  received: string,
  node: string | null = null,
): Error {
  return new GraphError([{ ...problem(kind, at, expected, received), node }])
}

/** The batch of a source, by port. @throws NodeError for one that is not of the declared types */
export function takeBatch(
  { node, data }: SourceInUse,
  indices: readonly number[],
  bindings: Bindings,
): Readonly<Record<string, TensorData>> {
  const { path, definition, params } = node
  const tensors = data.batch(indices)
  for (const [port, type] of Object.entries(definition.source?.types(params) ?? {})) {
    if (!type) continue
    const tensor = tensors[port]
    const finding = tensor ? checkTensor(port, type, tensor, bindings) : problem('missing', port, 'a tensor', 'nothing')
    if (finding) throw new NodeError(path, finding)
  }
  return tensors
}

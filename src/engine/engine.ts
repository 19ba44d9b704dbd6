import type { Catalogue } from '../definition/catalogue.js'
import { problem } from '../definition/problem.js'
import type { FileStore } from '../definition/source.js'
import type { Graph } from '../graph/graph.js'
import { mostExamplesOf } from '../graph/most-examples.js'
import type { RunRequest, RunResult } from '../graph/run.js'
import type { Mode, TensorData } from '../operations/types.js'
import type { Backend } from './backend.js'
import { checkFeeds } from './feeds.js'
import { planGradients, type GradientRequest } from './gradient-plan.js'
import { GraphError } from './graph-error.js'
import { KnownGraph } from './known-graph.js'
import type { Plan } from './plan.js'
import { probeViews, type Question } from './probe-views.js'
import { enqueue } from './queue.js'
import { type PlanResult, type RunOptions, runPlan } from './run-plan.js'
import { chooseExamples, LoadedSources, type SourceInUse, takeBatch } from './source-batches.js'
import { StateStore } from './state-store.js'
import type { Bindings } from './tensor-check.js'
import type { Specialization } from './trace-graph.js'
import { WeightStore } from './weight-store.js'
import type { WiredNode } from './wiring.js'

export interface EngineOptions {
  readonly backend: Backend
  readonly catalogue: Catalogue
  /** A run that would hold more bytes than this at its fullest moment is refused before anything is allocated; by default 2 GiB. */
  readonly memoryLimit?: number
  /** Where the user's files are; by default there are none. */
  readonly files?: FileStore
}

const noFiles: FileStore = { find: () => Promise.resolve(null) }

/** A request for gradients: a run, what is differentiated and with respect to what. */
export interface GradientsRequest extends Omit<RunRequest, 'targets'>, GradientRequest {
  /** The gradient of `of` to start from; without it `of` must be a scalar. */
  readonly seedGradient?: TensorData
}

/** Gradients by the names that they were asked for, and the value of what was differentiated. */
export interface GradientsResult {
  readonly value: TensorData
  readonly gradients: ReadonlyMap<string, TensorData>
}

/** A request with everything that is known before a plan is looked up. */
export interface Prepared {
  readonly known: KnownGraph
  readonly specialization: Specialization
  readonly tensors: ReadonlyMap<string, TensorData>
}

/** Runs graphs on one backend: compiles them to plans, keeps their weights and states, one run after the other. */
export class Engine {
  readonly backend: Backend
  readonly catalogue: Catalogue
  readonly memoryLimit: number
  readonly weights: WeightStore
  readonly states: StateStore
  readonly #sources: LoadedSources
  readonly #graphs = new WeakMap<Graph, KnownGraph>()

  constructor({ backend, catalogue, memoryLimit = 2 ** 31, files = noFiles }: EngineOptions) {
    this.backend = backend
    this.catalogue = catalogue
    this.memoryLimit = memoryLimit
    this.#sources = new LoadedSources(files)
    this.weights = new WeightStore(backend)
    this.states = new StateStore(backend)
  }

  /**
   * Runs a graph. Equal requests give equal bits on one backend, and a node more or less changes no other's random numbers.
   * @throws GraphError for a graph or a request that cannot be run, with all its problems; NodeError for a node that failed while
   * it ran; the signal's reason when it was cancelled. The engine is usable after each of them.
   */
  async run(graph: Graph, request: RunRequest = {}, options: RunOptions = {}): Promise<RunResult> {
    const started = performance.now()
    const prepared = await this.prepare(graph, request, request.targets)
    const plan = prepared.known.plan(prepared.specialization, this, request.targets)
    const result = await this.#execute(plan, prepared, request, options)
    const probed = await probeViews(plan, result.values, (question) => this.#ask(graph, question, options))
    return {
      outputs: new Map(plan.targets.map((key) => [key, result.values.get(key)!])),
      summaries: new Map([...result.summaries, ...probed]),
      times: result.times,
      milliseconds: performance.now() - started,
      memory: this.backend.memory(),
      backend: this.backend.name,
    }
  }

  /**
   * The gradients of an output with respect to ports (`id.port`) and weights (`NODE_PATH/weight_name`), zeros where it does not depend
   * on one. States and moving averages stay as they are.
   * @throws as `run`
   */
  async gradients(graph: Graph, request: GradientsRequest, options: RunOptions = {}): Promise<GradientsResult> {
    const ports = request.withRespectTo.filter((key) => key.includes('.'))
    const targets = [request.of, ...ports]
    const prepared = await this.prepare(graph, request, targets)
    const { known, specialization } = prepared
    const limited = { ...specialization, memoryLimit: this.memoryLimit }
    const compiled = planGradients(known.wiring, known.select(targets, specialization.feeds.keys()), limited, request)
    if (compiled.problems) throw new GraphError(compiled.problems)
    const { gradients, values } = await this.#execute(compiled.plan, prepared, request, options)
    return { value: values.get(request.of)!, gradients }
  }

  /** The answer to what a view asks. States are not those of the graph's own runs. @throws as `run` */
  async #ask(graph: Graph, { given, tensor, asked }: Question, { signal }: RunOptions): Promise<TensorData> {
    const [source] = this.know(graph).select([asked], [given]).sources
    if (source) {
      const finding = problem(
        'reference',
        asked,
        `what depends on ${given} alone`,
        `what depends on ${source.path} too`,
      )
      throw new GraphError([{ ...finding, node: null }])
    }
    const prepared = await this.prepare(graph, { feeds: new Map([[given, tensor]]) }, [asked])
    const limits = { memoryLimit: this.memoryLimit, hasUpdates: false }
    const plan = prepared.known.plan(prepared.specialization, limits, [asked])
    const states = new StateStore(this.backend)
    try {
      const { values } = await this.#execute(plan, prepared, {}, signal ? { signal } : {}, states)
      return values.get(asked)!
    } finally {
      await states.reset()
    }
  }

  /** Lets every stateful layer start anew. */
  resetStates(): Promise<void> {
    return this.states.reset()
  }

  /** Gives back all that the engine keeps on the backend: weights and states. */
  async dispose(): Promise<void> {
    await this.weights.reset()
    await this.states.reset()
  }

  /** Checks a request against its graph, loads what sources give, and binds the lengths that are still names. */
  async prepare(graph: Graph, request: RunRequest, targets?: readonly string[]): Promise<Prepared> {
    const known = this.know(graph)
    const { wiring } = known
    const bindings: Bindings = new Map()
    const feeds = request.feeds ?? new Map<string, TensorData>()
    const { sources: wanted } = known.select(targets, feeds.keys())
    const wrong = checkFeeds(wiring, feeds, bindings)
    if (wrong.length > 0) throw new GraphError(wrong)
    const tensors = new Map(feeds)
    const sources = await this.loadSources(wanted)
    const mostExamples = request.mostExamples ?? mostExamplesOf(graph) ?? undefined
    const indices = chooseExamples(sources, { ...request, mostExamples }, bindings)
    for (const source of sources) {
      for (const [port, tensor] of Object.entries(takeBatch(source, indices, bindings))) {
        const key = `${source.node.path}.${port}`
        if (!feeds.has(key)) tensors.set(key, tensor)
      }
    }
    const mode: Mode = request.mode ?? 'inference'
    // Types only: a plan that is kept must not keep what was fed.
    const types = new Map([...feeds].map(([key, { dtype, shape }]) => [key, { dtype, shape }]))
    return { known, specialization: { mode, feeds: types, bindings }, tensors }
  }

  /** The sources at these nodes with what they have. @throws NodeError where one cannot be loaded */
  async loadSources(nodes: readonly WiredNode[]): Promise<readonly SourceInUse[]> {
    const sources: SourceInUse[] = []
    for (const node of nodes) sources.push({ node, data: await this.#sources.load(node) })
    return sources
  }

  /** What is known of a graph from earlier calls. @throws GraphError for one whose composites cannot be expanded */
  know(graph: Graph): KnownGraph {
    const known = this.#graphs.get(graph)
    if (known) return known
    const added = new KnownGraph(graph, this.catalogue)
    this.#graphs.set(graph, added)
    return added
  }

  #execute(
    plan: Plan,
    { known, tensors }: Prepared,
    { step = 0, isTimed = false, seedGradient }: RunRequest & Pick<GradientsRequest, 'seedGradient'>,
    options: RunOptions,
    states = this.states,
  ): Promise<PlanResult> {
    const { seed } = known.wiring.graph
    const supplies = { ...options, tensors, seed, step, isTimed, ...(seedGradient && { seedGradient }) }
    return enqueue(this.backend, () => runPlan(plan, supplies, { ...this.workplace, states }))
  }

  /** What plans are carried out on. */
  get workplace() {
    return { backend: this.backend, weights: this.weights, states: this.states }
  }
}

/** An engine on a backend for the nodes of a catalogue. */
export function createEngine(options: EngineOptions): Engine {
  return new Engine(options)
}

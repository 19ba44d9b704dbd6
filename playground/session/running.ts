import { computed, type ComputedRef, type Ref, shallowRef, type ShallowRef } from 'vue'
import type { Problem } from '../../src/definition/problem.js'
import type { GraphDocument } from '../../src/editor/index.js'
import { type Graph, portKey, type PortReference } from '../../src/graph/graph.js'
import type { GraphReport } from '../../src/graph/report.js'
import type { TensorData } from '../../src/operations/types.js'
import type { NodeRunState } from '../../src/vue/index.js'
import {
  type BackendReport,
  type EngineClient,
  EngineError,
  type RunProgress,
  type RunRequest,
  type RunResult,
} from '../../src/worker/client.js'
import type { Preferences } from './preferences.js'
import { createRunStates } from './run-states.js'
import { isSameComputation } from './same-computation.js'

export interface Running {
  readonly isRunning: Readonly<ShallowRef<boolean>>
  readonly progress: Readonly<ShallowRef<RunProgress | null>>
  /** What the last run that ended well gave. */
  readonly result: Readonly<ShallowRef<RunResult | null>>
  /** Whether the graph has changed since, so that the result is that of another graph. */
  readonly isStale: ComputedRef<boolean>
  /** Why the last run failed; no problem for one that ended well. */
  readonly problems: Readonly<ShallowRef<readonly Problem[]>>
  readonly nodeStates: Readonly<ShallowRef<ReadonlyMap<string, NodeRunState>>>
  readonly backends: Readonly<ShallowRef<readonly BackendReport[]>>
  /** What the nodes that are fed from outside are given, by `id.port`. */
  readonly feeds: Readonly<ShallowRef<ReadonlyMap<string, TensorData>>>
  /** Gives a port values from outside, or with `null` none. */
  feed(port: PortReference, tensor: TensorData | null): void
  /** Runs the graph. Gives whether it ran to its end. */
  run(): Promise<boolean>
  /** Runs the graph as it was run last, without a word: its weights are others now. Where a run goes on, that one is enough. */
  refresh(): Promise<void>
  /** Shows why something failed: on the nodes that are to blame, else as a message. */
  fail(error: unknown): void
  /** Cancels the run; asked a second time it ends the engine, whatever that does, and the next run begins a new one. */
  stop(): void
  /** Computes the outputs of one node, and adds them to the result. */
  read(id: string): Promise<void>
  /** Forgets results, and once `ended` has settled the weights: another graph was opened. Settles when they are forgotten. */
  forget(ended?: Promise<unknown>): Promise<void>
  findBackends(): Promise<void>
  useBackend(name: string): Promise<void>
}

interface RunningOptions {
  readonly document: GraphDocument
  readonly engine: EngineClient
  readonly preferences: Preferences
  /** How many examples a run takes at most. */
  readonly batch: Readonly<Ref<number>>
  readonly graph: Readonly<ShallowRef<Graph>>
  readonly check: () => GraphReport
  /** Says what no node is to blame for. */
  readonly onError: (text: string) => void
}

/** Runs the open graph on the engine, one run at a time. */
export function createRunning({
  document,
  engine,
  preferences,
  batch,
  graph,
  check,
  onError,
}: RunningOptions): Running {
  const isRunning = shallowRef(false)
  const progress = shallowRef<RunProgress | null>(null)
  const result = shallowRef<RunResult | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  const backends = shallowRef<readonly BackendReport[]>([])
  const feeds = shallowRef<ReadonlyMap<string, TensorData>>(new Map())
  const ran = shallowRef<Graph | null>(null)
  const states = createRunStates()
  let controller: AbortController | null = null

  /** Without those of nodes that were removed. */
  function presentFeeds(): ReadonlyMap<string, TensorData> {
    return new Map([...feeds.value].filter(([key]) => document.node(key.split('.', 1)[0]!) !== undefined))
  }

  function request(): RunRequest {
    const { mode, isTimedOnGpu } = preferences
    const isGpu = (result.value?.backend ?? preferences.backend.value).startsWith('webg')
    const isTimed = isGpu ? isTimedOnGpu.value : true
    // At most: a source may have fewer examples, or what is fed be of another length.
    return { mode: mode.value, mostExamples: batch.value, isTimed, feeds: presentFeeds() }
  }

  function fail(error: unknown): void {
    states.end()
    problems.value = error instanceof EngineError ? error.problems : []
    const blamed = problems.value.filter(({ node }) => node !== null)
    for (const problem of blamed) states.fail(problem)
    if (blamed.length === 0) onError(error instanceof Error ? error.message : String(error))
  }

  /** Has the engine run the graph as it is now; `null` where it failed or was stopped. */
  async function execute(open: Graph, asked: RunRequest): Promise<RunResult | null> {
    controller?.abort()
    const own = new AbortController()
    controller = own
    isRunning.value = true
    problems.value = []
    states.clear()
    try {
      const onProgress = (reached: RunProgress) => {
        if (own !== controller) return
        progress.value = reached
        states.reach(reached)
      }
      const answer = await engine.run(open, asked, { signal: own.signal, onProgress })
      return own === controller ? answer : null
    } catch (error) {
      if (own === controller) {
        if (own.signal.aborted) states.clear()
        else fail(error)
      }
      return null
    } finally {
      if (own === controller) {
        isRunning.value = false
        progress.value = null
      }
    }
  }

  async function run(): Promise<boolean> {
    if (!check().isRunnable) return false
    const open = document.toGraph()
    const answer = await execute(open, request())
    if (!answer) return false
    ran.value = open
    result.value = answer
    states.finish(open, answer.times)
    return true
  }

  async function refresh(): Promise<void> {
    const open = document.toGraph()
    if (isRunning.value || ran.value === null || !check().isRunnable) return
    const before = controller
    // A graph that cannot run now has said so already, or will when it is run.
    const answer = await engine.run(open, request()).catch(() => null)
    if (!answer || controller !== before || result.value === null) return
    ran.value = open
    result.value = answer
  }

  async function read(id: string): Promise<void> {
    const open = document.toGraph()
    const { nodes } = check()
    const targets = Object.entries(nodes.get(id)?.outputs ?? {}).flatMap(([port, { kind }]) =>
      kind === 'layer' ? [] : [portKey([id, port])],
    )
    const before = result.value
    const kept = states.all.value
    const answer = await execute(open, { ...request(), targets })
    if (!answer) return
    states.restore(kept)
    const isSame = ran.value !== null && isSameComputation(ran.value, open)
    if (before && isSame) result.value = { ...before, outputs: new Map([...before.outputs, ...answer.outputs]) }
    else {
      ran.value = open
      result.value = answer
    }
  }

  async function forget(ended: Promise<unknown> = Promise.resolve()): Promise<void> {
    controller?.abort()
    controller = null
    isRunning.value = false
    progress.value = null
    result.value = null
    ran.value = null
    problems.value = []
    feeds.value = new Map()
    states.clear()
    await ended
    // Weights are known by the names of nodes, and another graph may use the same names.
    await engine
      .resetWeights()
      .catch((error: unknown) => onError(error instanceof Error ? error.message : String(error)))
  }

  async function useBackend(name: string): Promise<void> {
    try {
      await engine.useBackend(name)
    } catch (error) {
      onError(error instanceof Error ? error.message : String(error))
    }
  }

  async function findBackends(): Promise<void> {
    backends.value = await engine.backends().catch(() => [])
  }

  return {
    isRunning,
    progress,
    result,
    isStale: computed(() => ran.value !== null && !isSameComputation(ran.value, graph.value)),
    problems,
    nodeStates: states.all,
    feeds,
    feed(port, tensor) {
      const next = new Map(feeds.value)
      if (tensor) next.set(portKey(port), tensor)
      else next.delete(portKey(port))
      feeds.value = next
    },
    backends,
    run,
    refresh,
    fail,
    stop() {
      if (controller?.signal.aborted) engine.restart()
      else controller?.abort()
    },
    read,
    forget,
    findBackends,
    useBackend,
  }
}

import { isJsonObject } from '../../src/definition/json.js'
import { type RunEnd, runEnds } from '../../src/vue/training/training-run.js'

/** A training run as this browser remembers it: its checkpoint is kept by the engine. */
export interface RememberedRun {
  readonly run: string
  /** The key of the graph's origin. */
  readonly graph: string
  readonly label: string
  /** Whether the weights of the graph are those of this run, so that they are put back when it is opened again. */
  readonly hasWeights: boolean
  /** How it ended; `null` while it goes on, and where it was interrupted. */
  readonly end: RunEnd['kind'] | null
}

/** Which runs belong to which graph, from visit to visit. */
export interface TrainingMemory {
  /** Those of a graph, the last one first. */
  of(graph: string): readonly RememberedRun[]
  /** The run of this graph whose weights it has from now on; no other run has. Gives the runs that are too old to be remembered. */
  keep(run: Pick<RememberedRun, 'run' | 'graph' | 'label'>): readonly string[]
  end(run: string, end: RunEnd['kind']): void
  forget(run: string): void
  /** The graph begins anew: no run has its weights. */
  releaseWeights(graph: string): void
  /** The graph is known by another key from now on. */
  move(from: string, to: string): void
}

const key = 'rete-tfjs.trainings'
/** The oldest ones go first: each has a checkpoint, and those take room. */
const mostOfGraph = 8
const most = 50

export function createTrainingMemory(storage: Pick<Storage, 'getItem' | 'setItem'> | null): TrainingMemory {
  let runs = read(storage)

  function write(next: readonly RememberedRun[]): void {
    runs = next
    try {
      storage?.setItem(key, JSON.stringify(runs))
    } catch {
      // The storage is full or forbidden: runs are known for this visit.
    }
  }

  return {
    of: (graph) => runs.filter((run) => run.graph === graph),
    keep(run) {
      const others = runs.filter((other) => other.run !== run.run)
      const all = [{ ...run, hasWeights: true, end: null }, ...others.map((other) => without(other, run.graph))]
      const own = all.filter(({ graph }) => graph === run.graph).slice(mostOfGraph)
      const superfluous = new Set([...own, ...all.slice(most)].map((old) => old.run))
      write(all.filter((kept) => !superfluous.has(kept.run)))
      return [...superfluous]
    },
    end: (run, end) => write(runs.map((other) => (other.run === run ? { ...other, end } : other))),
    forget: (run) => write(runs.filter((other) => other.run !== run)),
    releaseWeights: (graph) => write(runs.map((run) => without(run, graph))),
    move: (from, to) => write(runs.map((run) => (run.graph === from ? { ...run, graph: to } : run))),
  }
}

function without(run: RememberedRun, graph: string): RememberedRun {
  return run.graph === graph ? { ...run, hasWeights: false } : run
}

function read(storage: Pick<Storage, 'getItem'> | null): readonly RememberedRun[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.flatMap(readRun) : []
  } catch {
    return []
  }
}

function readRun(value: unknown): readonly RememberedRun[] {
  if (!isJsonObject(value)) return []
  const { run, graph, label, hasWeights, end } = value
  const isWhole = typeof run === 'string' && typeof graph === 'string' && typeof label === 'string'
  if (!isWhole) return []
  return [{ run, graph, label, hasWeights: hasWeights === true, end: runEnds.find((kind) => kind === end) ?? null }]
}

import { nodes } from '../../nodes/index.js'
import { createSession } from '../../playground/session/session.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import type { RunResult } from '../../src/graph/run.js'
import { type EngineClient, EngineError } from '../../src/worker/client.js'
import type {
  CheckpointSummary,
  EpochRecord,
  TrainingControl,
  TrainingEvent,
  TrainingProgress,
  TrainingRecord,
  TrainingRequest,
  TrainingResult,
} from '../../src/graph/training.js'
import { digitsTrainer } from './digits-trainer.js'

export const catalogue = createCatalogue(nodes)

/** A training that the session asked for: a test plays the engine's part. */
export interface AskedTraining {
  readonly graph: Graph
  readonly request: TrainingRequest
  readonly said: TrainingControl[]
  tell(event: TrainingEvent): void
  end(result: TrainingResult): void
  fail(error: Error): void
}

export const trainingRecord = (run: string, epochs: readonly EpochRecord[] = []): TrainingRecord => ({
  ...{ run, trainer: 'trainer', seed: 7, trainingSeed: 7, backend: 'cpu', versions: {}, data: {} },
  ...{ examples: { training: 90, validation: 10 }, startedAt: 0, epochs },
})

export const epochRecord = (epoch: number): EpochRecord => ({
  ...{ epoch, step: epoch * 10, learningRate: 0.001, seconds: 1, tables: {} },
  ...{ training: { loss: 1 / epoch }, validation: null },
})

export const trainingProgress = (step: number, losses: readonly number[]): TrainingProgress => ({
  ...{ state: 'running', epoch: 1, epochs: 10, batch: step, batches: 10, step, learningRate: 0.001, losses },
  ...{ examplesPerSecond: 1, secondsLeft: 1, figures: {}, memory: { tensors: 3, bytes: 12 } },
})

const runResult: RunResult = {
  ...{ outputs: new Map(), summaries: new Map(), times: new Map(), milliseconds: 5 },
  ...{ memory: { tensors: 0, bytes: 0 }, backend: 'cpu' },
}

const none = () => Promise.reject(new EngineError('nothing is kept here'))

/** An engine whose trainings a test conducts. A restart fails what goes on; checkpoints are those of the list. */
export function trainingEngine(kept: CheckpointSummary[] = []) {
  const trainings: AskedTraining[] = []
  const calls: string[] = []
  const record = (run: string) => trainingRecord(run, [epochRecord(1)])
  const engine: EngineClient = {
    ...{ backends: () => Promise.resolve([]), useBackend: (name: string) => Promise.resolve(name) },
    ...{ weights: () => Promise.resolve(new Map()), setWeights: () => Promise.resolve() },
    ...{ memory: () => Promise.resolve({ tensors: 0, bytes: 0 }), destroy: () => undefined },
    run: () => Promise.resolve(void calls.push('run')).then(() => runResult),
    resetWeights: () => Promise.resolve(void calls.push('reset')),
    train(graph, request = {}, onEvent = () => undefined) {
      const said: TrainingControl[] = []
      const done = new Promise<TrainingResult>((end, fail) => {
        trainings.push({ graph, request, said, tell: onEvent, end, fail })
      })
      return { done, tell: (control) => void said.push(control) }
    },
    examples: () => Promise.reject(new EngineError('no examples here')),
    files: { keep: none, has: none, read: none, list: none, remove: none, inspect: none },
    checkpoints: () => Promise.resolve(kept),
    restoreCheckpoint(run) {
      calls.push(`restore ${run}`)
      const isKept = kept.some((checkpoint) => checkpoint.run === run)
      return isKept ? Promise.resolve(record(run)) : Promise.reject(new EngineError('no checkpoint'))
    },
    removeCheckpoint: (run) => Promise.resolve(void calls.push(`remove ${run}`)),
    restart() {
      calls.push('restart')
      for (const training of trainings) training.fail(new EngineError('the engine was stopped'))
    },
  }
  return { engine, trainings, calls, kept }
}

/** Keeps text as a browser does. */
export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const texts = new Map<string, string>()
  return { getItem: (key) => texts.get(key) ?? null, setItem: (key, text) => void texts.set(key, text) }
}

/** A session on a graph that learns digits, without a page. */
export function trainingSession(
  { engine, ...conducted }: ReturnType<typeof trainingEngine>,
  storage: Pick<Storage, 'getItem' | 'setItem'> = memoryStorage(),
) {
  const { graph } = readGraph(digitsTrainer(), catalogue)
  if (!graph) throw new Error('expected the graph of the tests to be readable')
  const store = {
    ...{ list: none, load: none, save: none, remove: none },
    ...{ keepState: none, lastState: none, states: none },
  }
  const origin = { key: 'digits', name: null, gallery: null, saved: graph }
  const session = createSession({
    catalogue,
    engine,
    store,
    storage,
    tab: 'a tab',
    opening: { graph, origin, state: null },
  })
  const last = () => {
    const training = conducted.trainings.at(-1)
    if (!training) throw new Error('expected a training to have been asked for')
    return training
  }
  return { ...conducted, session, training: session.training, storage, last }
}

import { computed, type ComputedRef, shallowRef, type ShallowRef } from 'vue'
import type { Catalogue } from '../../src/definition/catalogue.js'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Graph, GraphNode } from '../../src/graph/graph.js'
import type { GraphReport } from '../../src/graph/report.js'
import type { TrainingControl, TrainingEvent, TrainingRequest } from '../../src/graph/training.js'
import { showTrainingEvent, type TrainingRun } from '../../src/vue/training/training-run.js'
import type { EngineClient } from '../../src/worker/client.js'
import { isQuick } from './auto-run.js'
import type { Notices } from './notices.js'
import type { Preferences } from './preferences.js'
import type { Running } from './running.js'
import { createEnding, type GoingRun } from './training-ending.js'
import { trainersOf } from './training-graph.js'
import { followEdits } from './training-live.js'
import { holdRun } from './training-lock.js'
import type { TrainingMemory } from './training-memory.js'
import { createRecall, type InterruptedRun } from './training-recall.js'
import { createRefreshing } from './training-refresh.js'
import { createTrainingRuns } from './training-runs.js'

export interface Training {
  /** The nodes of the open graph that say how it is trained. */
  readonly trainers: ComputedRef<readonly GraphNode[]>
  /** All runs of the open graph in this visit, and the one whose weights it has. */
  readonly runs: Readonly<ShallowRef<readonly TrainingRun[]>>
  /** The run that goes on; `null` for none. */
  readonly active: Readonly<ShallowRef<TrainingRun | null>>
  /** Runs that a reload or a crash has cut off. */
  readonly interrupted: Readonly<ShallowRef<readonly InterruptedRun[]>>
  /** The run of a Trainer that goes on, or did last; `null` for none. */
  lastOf(trainer: string): TrainingRun | null
  /** Begins a new run, with the weights that are there or with fresh ones. Gives whether it began; it does not while another goes on. */
  start(trainer: string, how?: How): boolean
  /** Goes on with a run from its last checkpoint. */
  resumeFromCheckpoint(id: string, trainer: string, isPaused?: boolean): boolean
  pause(): void
  resume(): void
  /** One batch of the run that goes on, which is paused then. */
  step(): void
  /** Ends the run after this batch. */
  stop(): void
  /** Ends the engine at once, whatever it does, and takes the weights of the last checkpoint. */
  hardStop(): void
  /** Takes a run from the list, with its checkpoint. */
  remove(run: TrainingRun): void
  /** Forgets an interrupted run, with its checkpoint and its weights. */
  discard(run: InterruptedRun): Promise<void>
  /** Gives the graph fresh weights. */
  resetWeights(): Promise<void>
  /** Another graph is open, of this key: stops what goes on with the last one. Settles when it has ended. */
  leave(graph: string): Promise<void>
  /** Puts back the weights of the last run of the open graph, and finds what was interrupted. */
  recall(): Promise<void>
  /** The open graph is known by another key from now on. */
  move(from: string, to: string): void
}

export interface TrainingOptions {
  readonly document: GraphDocument
  readonly catalogue: Catalogue
  readonly engine: EngineClient
  readonly running: Running
  readonly preferences: Preferences
  readonly notices: Notices
  readonly memory: TrainingMemory
  readonly graph: Readonly<ShallowRef<Graph>>
  readonly check: () => GraphReport
  /** The key of the open graph's origin, and what the graph is called. */
  readonly graphKey: () => string
  readonly title: () => string
}

/** Trains the open graph on the engine, one run at a time. */
export function createTraining(options: TrainingOptions): Training {
  const { document, catalogue, engine, running, notices, memory, graph, check, graphKey } = options
  const active = shallowRef<TrainingRun | null>(null)
  const runs = createTrainingRuns(graphKey())
  let going: GoingRun | null = null
  /** The one that goes on, or did last. */
  let last: GoingRun | null = null
  const tellEdits = followEdits(document, () => last)
  const recalling = createRecall({ ...options, runs, isBusy: () => going !== null })
  const resume = (run: TrainingRun) => void resumeFromCheckpoint(run.id, run.trainer)
  const isSeen = () => options.preferences.training.isOpen.value
  const ending = createEnding({ engine, running, notices, memory, runs, resume, isSeen })
  const receive = createReceiving(options)

  function go(run: TrainingRun, how: How): void {
    const trained = document.toGraph()
    Object.assign(run, { state: 'starting', end: null, warning: null, isOutdated: false })
    const training = engine.train(trained, requestOf(run, how, options), (event) => {
      receive(own, event)
      if (event.event === 'started' && how.isPaused === true) run.state = 'paused'
    })
    const release = holdRun(run.id)
    const tell: GoingRun['tell'] = (control) => training.tell(control)
    const own: GoingRun = { run, graph: trained, tell, over: Promise.resolve(), leaving: null, isRemembered: false }
    last = own
    setGoing(own)
    recalling.take(run.id)
    const ended = training.done.then(
      (result) => ending.finish(own, result),
      (error: unknown) => ending.lose(own, error),
    )
    own.over = ended.finally(() => {
      release()
      if (going === own) setGoing(null)
    })
  }

  function setGoing(next: GoingRun | null): void {
    going = next
    active.value = next?.run ?? null
  }

  const canBegin = () => going === null && check().isRunnable

  function resumeFromCheckpoint(id: string, trainer: string, isPaused = false): boolean {
    if (!canBegin()) return false
    go(runs.add(id, trainer), { start: 'checkpoint', isPaused })
    return true
  }

  function tell(control: TrainingControl): void {
    // What was typed a moment ago holds for the batches that come now.
    tellEdits()
    going?.tell(control)
  }

  return {
    trainers: computed(() => trainersOf(graph.value, catalogue)),
    runs: runs.list,
    active,
    interrupted: recalling.interrupted,
    lastOf: (trainer) => runs.list.value.findLast((run) => run.trainer === trainer) ?? null,
    start(trainer, how = {}) {
      if (!canBegin()) return false
      go(runs.add(crypto.randomUUID(), trainer), how)
      return true
    },
    resumeFromCheckpoint,
    pause: () => tell({ do: 'pause' }),
    resume: () => tell({ do: 'resume' }),
    step: () => tell({ do: 'step' }),
    stop() {
      if (going) going.run.state = 'stopping'
      tell({ do: 'stop' })
    },
    hardStop() {
      if (going?.leaving !== null) return
      going.leaving = 'hardStop'
      going.run.state = 'stopping'
      engine.restart()
    },
    remove(run) {
      if (run === active.value) return
      runs.remove(run)
      memory.forget(run.id)
      void engine.removeCheckpoint(run.id).catch(() => undefined)
    },
    discard: (run) => recalling.discard(run),
    async resetWeights() {
      if (going) return
      memory.releaseWeights(graphKey())
      await engine.resetWeights()
      if (isQuick(running)) await running.refresh()
    },
    async leave(next) {
      const own = going
      setGoing(null)
      last = null
      recalling.clear()
      runs.open(next)
      if (!own) return
      own.leaving ??= 'otherGraph'
      own.tell({ do: 'stop' })
      await own.over
    },
    recall: () => recalling.recall(),
    move(from, to) {
      memory.move(from, to)
      runs.move(to)
    },
  }
}

type How = Pick<TrainingRequest, 'start' | 'isPaused'>

function requestOf(run: TrainingRun, how: How, { preferences, running }: TrainingOptions): TrainingRequest {
  const { isCollected, isOpen, tab } = preferences.training
  const hasStatistics = isCollected.value || (isOpen.value && tab.value === 'inside')
  return { ...how, trainer: run.trainer, run: run.id, hasStatistics, feeds: running.feeds.value }
}

/** What is done about the events of a run. */
function createReceiving({ engine, running, preferences, notices, memory, graphKey, title }: TrainingOptions) {
  const refreshing = createRefreshing(running)

  /** From its first checkpoint on the run can be found again after a reload. */
  function remember(own: GoingRun): void {
    if (own.isRemembered) return
    own.isRemembered = true
    const old = memory.keep({ run: own.run.id, graph: graphKey(), label: title() })
    for (const id of old) void engine.removeCheckpoint(id).catch(() => undefined)
  }

  return (own: GoingRun, event: TrainingEvent): void => {
    const { run, leaving } = own
    showTrainingEvent(run, event)
    if (leaving !== null) return
    if (event.event === 'warning') notices.info(event.message)
    if (event.event === 'checkpoint') remember(own)
    // What is drawn on the graph follows the training, where that takes no noticeable time.
    const isFollowed = preferences.isAutoRun.value && !run.isOutdated && isQuick(running)
    if (event.event === 'epoch' && isFollowed) refreshing.soon()
  }
}

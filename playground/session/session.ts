import {
  computed,
  type ComputedRef,
  inject,
  type InjectionKey,
  shallowRef,
  type ShallowRef,
  watch,
  type WritableComputedRef,
} from 'vue'
import type { Catalogue } from '../../src/definition/catalogue.js'
import { GraphDocument } from '../../src/editor/index.js'
import { createChecker } from '../../src/graph/check.js'
import type { Graph } from '../../src/graph/graph.js'
import type { EngineClient } from '../../src/worker/client.js'
import { startAutoRun } from './auto-run.js'
import { createBatch } from './batch.js'
import { type Checking, createChecking } from './checking.js'
import { createFiles, type Files } from './files.js'
import { gallery } from './gallery.js'
import type { GraphStore } from './graph-store.js'
import type { Opening } from './opening.js'
import { createNotices, type Notices } from './notices.js'
import { createOrigins, type Origins } from './origin.js'
import { createPreferences, type Preferences } from './preferences.js'
import { createRecovery, type Recovery } from './recovery.js'
import { createRunning, type Running } from './running.js'
import { createUserFiles, type UserFiles } from './user-files.js'
import { createTraining, type Training } from './training.js'
import { createTrainingMemory } from './training-memory.js'
import { createWeightEdits, type WeightEdits } from './weight-edits.js'

interface Steps {
  readonly undo: string | null
  readonly redo: string | null
}

/** All that is open in the application, without its page. */
export interface Session {
  readonly catalogue: Catalogue
  readonly document: GraphDocument
  /** The open graph, replaced with each change. */
  readonly graph: Readonly<ShallowRef<Graph>>
  readonly title: ComputedRef<string>
  /** What undo and redo would do; `null` for nothing. */
  readonly steps: Readonly<ShallowRef<Steps>>
  readonly engine: EngineClient
  readonly checking: Checking
  readonly running: Running
  /** How many examples a run takes at most. */
  readonly batch: WritableComputedRef<number>
  readonly training: Training
  readonly weightEdits: WeightEdits
  readonly origins: Origins
  readonly files: Files
  readonly userFiles: UserFiles
  readonly recovery: Recovery
  readonly notices: Notices
  readonly preferences: Preferences
}

export interface SessionOptions {
  readonly catalogue: Catalogue
  readonly engine: EngineClient
  readonly store: GraphStore
  /** Where preferences are kept; `null` for nowhere. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null
  /** Names the tab; it survives a reload. */
  readonly tab: string
  /** What is open at the beginning. */
  readonly opening: Opening
}

export function createSession({ catalogue, engine, store, storage, tab, opening }: SessionOptions): Session {
  const document = new GraphDocument({ catalogue, graph: opening.graph })
  const graph = shallowRef(document.toGraph())
  const steps = shallowRef<Steps>({ undo: null, redo: null })
  document.onChange((change) => {
    graph.value = change.graph
    steps.value = { undo: document.undoLabel, redo: document.redoLabel }
  })

  const notices = createNotices()
  const preferences = createPreferences(storage)
  const checker = createChecker(catalogue)
  const checking = createChecking(document, (checked) => checker.check(checked))
  const origins = createOrigins(document, graph, opening.origin)
  const title = computed(() => titleOf(graph.value, origins))
  const batch = createBatch(document, graph, preferences)
  const running = createRunning({
    document,
    engine,
    preferences,
    batch,
    graph,
    check: () => checking.flush(),
    onError: (text) => notices.error(text),
  })
  const files = createFiles({
    document,
    catalogue,
    store,
    origins,
    notices,
    title: () => title.value,
    onSaved: () => recovery.flush(),
  })
  const userFiles = createUserFiles({ document, catalogue, engine, notices })
  const recovery = createRecovery({ store, files, origins, graph, tab, title: () => title.value })
  const training = createTraining({
    document,
    catalogue,
    engine,
    running,
    preferences,
    notices,
    memory: createTrainingMemory(storage),
    graph,
    check: () => checking.flush(),
    graphKey: () => origins.current.value.key,
    title: () => title.value,
  })
  const weightEdits = createWeightEdits(engine, () => void running.refresh())
  watch(origins.openings, () => weightEdits.forget())
  followOrigin(origins, running, training)
  startAutoRun(document, running, preferences, batch)
  return {
    catalogue,
    document,
    graph,
    steps,
    title,
    engine,
    checking,
    running,
    batch,
    training,
    weightEdits,
    origins,
    files,
    userFiles,
    recovery,
    notices,
    preferences,
  }
}

/** Another graph has other weights and other runs; the same graph under another name keeps its own. */
function followOrigin({ openings, current }: Origins, running: Running, training: Training): void {
  watch(openings, () => void running.forget(training.leave(current.value.key)).then(() => training.recall()), {
    flush: 'sync',
  })
  watch(
    () => current.value.key,
    (key, before) => {
      const opening = openings.value
      // Where another graph is opened, its key is there a moment before it is told.
      queueMicrotask(() => {
        if (openings.value === opening) training.move(before, key)
      })
    },
    { flush: 'sync' },
  )
}

/** The name under which it is saved, else its own title, else that of the gallery graph. */
function titleOf({ meta }: Graph, { current }: Origins): string {
  const { name, gallery: from } = current.value
  if (name !== null) return name
  const own = meta['title']
  if (typeof own === 'string' && own.trim() !== '') return own
  return gallery.find((entry) => entry.name === from)?.title ?? 'Untitled'
}

export const sessionKey: InjectionKey<Session> = Symbol('session')

/** The session of the page. @throws Error outside of it */
export function useSession(): Session {
  const session = inject(sessionKey)
  if (!session) throw new Error('expected a session to be provided')
  return session
}

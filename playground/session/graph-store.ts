import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A graph that the person saved under a name. */
export interface SavedGraph {
  readonly name: string
  /** The graph as JSON text. */
  readonly text: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

/** A state of an open graph that was kept in case the page is lost. */
export interface RecoveryState {
  readonly id: number
  /** The tab that had it open: it survives a reload. */
  readonly tab: string
  /** What the states of one graph have in common. */
  readonly graph: string
  readonly title: string
  /** The name under which the graph is saved, `null` for none. */
  readonly name: string | null
  /** The gallery graph that it began as, `null` for none. */
  readonly gallery: string | null
  readonly text: string
  /** Whether it differs from what is saved under its name. */
  readonly isDirty: boolean
  readonly at: number
}

/** Where graphs are kept in this browser. Every function rejects where the browser keeps nothing (some private windows). */
export interface GraphStore {
  list(): Promise<readonly SavedGraph[]>
  load(name: string): Promise<SavedGraph | undefined>
  save(graph: SavedGraph): Promise<void>
  remove(name: string): Promise<void>
  /** Keeps a state, and of each graph only the last ones. */
  keepState(state: Omit<RecoveryState, 'id'>): Promise<void>
  /** The last state of this tab, else of any. */
  lastState(tab: string): Promise<RecoveryState | undefined>
  /** All kept states, the last one first. */
  states(): Promise<readonly RecoveryState[]>
}

interface Schema extends DBSchema {
  graphs: { key: string; value: SavedGraph }
  recovery: {
    key: number
    value: Omit<RecoveryState, 'id'> & { id?: number }
    indexes: { graph: string; at: number; tab: string }
  }
}

const statesOfAGraph = 20
const statesInAll = 200

/** Keeps graphs in IndexedDB. */
export function createGraphStore(databaseName = 'rete-tfjs-playground'): GraphStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const database = () => (opened ??= open(databaseName))

  return {
    list: async () => (await database()).getAll('graphs'),
    load: async (name) => (await database()).get('graphs', name),
    async save(graph) {
      await (await database()).put('graphs', graph)
    },
    remove: async (name) => (await database()).delete('graphs', name),

    async keepState(state) {
      const transaction = (await database()).transaction('recovery', 'readwrite')
      const store = transaction.store
      await store.add({ ...state })
      const own = await store.index('graph').getAllKeys(state.graph)
      const all = await store.getAllKeys()
      const superfluous = new Set([...own.slice(0, -statesOfAGraph), ...all.slice(0, -statesInAll)])
      await Promise.all([...superfluous].map((key) => store.delete(key)))
      await transaction.done
    },

    async lastState(tab) {
      const store = (await database()).transaction('recovery').store
      const own = await store.index('tab').openCursor(tab, 'prev')
      const cursor = own ?? (await store.openCursor(null, 'prev'))
      return cursor ? { ...cursor.value, id: cursor.primaryKey } : undefined
    },

    async states() {
      const store = (await database()).transaction('recovery').store
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
      return values.map((value, index) => ({ ...value, id: keys[index]! })).reverse()
    },
  }
}

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('graphs', { keyPath: 'name' })
      const recovery = database.createObjectStore('recovery', { keyPath: 'id', autoIncrement: true })
      recovery.createIndex('graph', 'graph')
      recovery.createIndex('at', 'at')
      recovery.createIndex('tab', 'tab')
    },
  })
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { CheckpointSummary } from '../graph/training.js'
import { type Checkpoint, type CheckpointStore, summarize } from './checkpoint.js'

interface Schema extends DBSchema {
  checkpoints: { key: string; value: Checkpoint }
  /** Beside the checkpoints, so that they can be listed without reading weights. */
  summaries: { key: string; value: CheckpointSummary; indexes: { savedAt: number } }
}

/** Checkpoints of runs beyond these are dropped, the oldest first. */
const keptRuns = 12

/** Keeps checkpoints in IndexedDB: they outlive the worker, the page and the browser. */
export function createDatabaseCheckpoints(databaseName = 'rete-tfjs-checkpoints'): CheckpointStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const database = () => {
    opened ??= open(databaseName)
    // What could not be opened may be tried again.
    opened.catch(() => (opened = null))
    return opened
  }

  return {
    async save(checkpoint) {
      const transaction = (await database()).transaction(['checkpoints', 'summaries'], 'readwrite')
      const checkpoints = transaction.objectStore('checkpoints')
      const summaries = transaction.objectStore('summaries')
      try {
        const runs = await summaries.index('savedAt').getAllKeys()
        const superfluous = runs.filter((run) => run !== checkpoint.run).slice(0, -(keptRuns - 1))
        await Promise.all([
          checkpoints.put(checkpoint, checkpoint.run),
          summaries.put(summarize(checkpoint), checkpoint.run),
          ...superfluous.flatMap((run) => [checkpoints.delete(run), summaries.delete(run)]),
          transaction.done,
        ])
      } catch (error) {
        // The reason stands in the transaction where the disk is full.
        throw transaction.error ?? error
      }
    },
    load: async (run) => (await (await database()).get('checkpoints', run)) ?? null,
    list: async () => (await (await database()).getAllFromIndex('summaries', 'savedAt')).reverse(),
    async remove(run) {
      const transaction = (await database()).transaction(['checkpoints', 'summaries'], 'readwrite')
      await Promise.all([
        transaction.objectStore('checkpoints').delete(run),
        transaction.objectStore('summaries').delete(run),
        transaction.done,
      ])
    },
  }
}

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('checkpoints')
      database.createObjectStore('summaries').createIndex('savedAt', 'savedAt')
    },
  })
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { checkFileSize, formatSize } from './file-limits.js'
import { sha256Of } from './hash.js'
import type { KeepingFileStore, KeptFile } from './keeping-file-store.js'
import { createMemoryFileStore } from './memory-file-store.js'

interface Schema extends DBSchema {
  /** What is known of a file stands apart from its bytes: a list reads none of them. */
  files: { key: string; value: KeptFile }
  bytes: { key: string; value: ArrayBuffer }
}

/**
 * Keeps files in IndexedDB, which pages and workers of Chromium, Firefox and Safari have alike. (Safari writes to the private file system
 * only from workers, and in versions of its own.) Where the browser keeps nothing, as in some private windows, files stay in memory.
 */
export function createBrowserFileStore(databaseName = 'rete-tfjs-files'): KeepingFileStore {
  let opened: Promise<KeepingFileStore> | null = null
  const store = () =>
    (opened ??= open(databaseName).then(
      (database) => storeIn(database),
      () => createMemoryFileStore(),
    ))
  return {
    find: async (reference) => (await store()).find(reference),
    keep: async (name, data) => (await store()).keep(name, data),
    has: async (reference) => (await store()).has(reference),
    list: async () => (await store()).list(),
    remove: async (sha256) => (await store()).remove(sha256),
  }
}

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('files', { keyPath: 'sha256' })
      database.createObjectStore('bytes')
    },
    // Another tab wants to delete or to change the database: it shall not wait for this one.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

function storeIn(database: IDBPDatabase<Schema>): KeepingFileStore {
  return {
    async find({ sha256 }) {
      const bytes = await database.get('bytes', sha256)
      return bytes ? new Uint8Array(bytes) : null
    },
    async keep(name, data) {
      checkFileSize(name, data.size)
      const bytes = await data.arrayBuffer()
      const sha256 = await sha256Of(new Uint8Array(bytes))
      try {
        const transaction = database.transaction(['files', 'bytes'], 'readwrite')
        await Promise.all([
          transaction.objectStore('bytes').put(bytes, sha256),
          transaction.objectStore('files').put({ name, sha256, bytes: bytes.byteLength, keptAt: Date.now() }),
          transaction.done,
        ])
      } catch (error) {
        throw await explain(error, name, bytes.byteLength)
      }
      return { name, sha256 }
    },
    has: async ({ sha256 }) => (await database.getKey('bytes', sha256)) !== undefined,
    list: () => database.getAll('files'),
    async remove(sha256) {
      const transaction = database.transaction(['files', 'bytes'], 'readwrite')
      await Promise.all([
        transaction.objectStore('bytes').delete(sha256),
        transaction.objectStore('files').delete(sha256),
        transaction.done,
      ])
    },
  }
}

async function explain(error: unknown, name: string, size: number): Promise<Error> {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  if (!isFull)
    return error instanceof Error ? error : new Error(`${name}: expected to be kept, received ${String(error)}`)
  const { usage = 0, quota = 0 } = await navigator.storage.estimate().catch((): StorageEstimate => ({}))
  const left = quota > 0 ? `${formatSize(Math.max(0, quota - usage))} left` : 'a full disk'
  return new Error(
    `${name} was not kept: expected room for ${formatSize(size)} in this browser, received ${left}. Everything else is as it was.`,
  )
}

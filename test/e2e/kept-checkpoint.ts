import type { Page } from 'playwright-core'
import type { TrainingRecord } from '../../src/graph/training.js'

/** What is read here of a checkpoint that a page keeps. */
interface KeptCheckpoint {
  readonly savedAt: number
  readonly record: TrainingRecord
  /** The loss of every step. */
  readonly losses: readonly number[]
}

/** The last checkpoint that the page has kept. @throws Error where there is none */
export async function readLastCheckpoint(page: Page): Promise<KeptCheckpoint> {
  const [last] = (await page.evaluate(readCheckpoints)).toSorted((a, b) => b.savedAt - a.savedAt)
  if (!last) throw new Error('the page has kept no checkpoint')
  return last
}

async function readCheckpoints(): Promise<readonly KeptCheckpoint[]> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error(request.error?.message))
    })
  const database = await settle(indexedDB.open('rete-tfjs-checkpoints'))
  const all: readonly KeptCheckpoint[] = await settle(
    database.transaction('checkpoints').objectStore('checkpoints').getAll(),
  )
  database.close()
  return all.map(({ savedAt, record, losses }) => ({ savedAt, record, losses }))
}

import { type Checkpoint, type CheckpointStore, summarize } from './checkpoint.js'

/** Keeps checkpoints as long as the program runs: for the command line and for tests. */
export function createMemoryCheckpoints(): CheckpointStore {
  const kept = new Map<string, Checkpoint>()
  return {
    save(checkpoint) {
      kept.delete(checkpoint.run)
      kept.set(checkpoint.run, checkpoint)
      return Promise.resolve()
    },
    load: (run) => Promise.resolve(kept.get(run) ?? null),
    list: () => Promise.resolve([...kept.values()].reverse().map(summarize)),
    remove(run) {
      kept.delete(run)
      return Promise.resolve()
    },
  }
}

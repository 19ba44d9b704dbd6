import { shallowRef, type ShallowRef } from 'vue'
import type { CheckpointSummary } from '../../src/graph/training.js'
import { endRun, showHistory } from '../../src/vue/training/training-run.js'
import { trainersOf } from './training-graph.js'
import type { TrainingOptions } from './training.js'
import { heldRuns } from './training-lock.js'
import type { TrainingRuns } from './training-runs.js'

/** A run that a reload or a crash has cut off. */
export interface InterruptedRun extends CheckpointSummary {
  /** What the graph was called. */
  readonly label: string
}

export interface Recall {
  readonly interrupted: Readonly<ShallowRef<readonly InterruptedRun[]>>
  /** Puts back the weights of the last run of the open graph, and finds what was interrupted. */
  recall(): Promise<void>
  discard(run: InterruptedRun): Promise<void>
  /** The run goes on. */
  take(run: string): void
  clear(): void
}

interface RecallOptions extends TrainingOptions {
  readonly runs: TrainingRuns
  readonly isBusy: () => boolean
}

/** Brings back what was trained in an earlier visit, from the checkpoints that the engine keeps. */
export function createRecall(options: RecallOptions): Recall {
  const { engine, memory, runs, catalogue, document, notices, graphKey, isBusy } = options
  const interrupted = shallowRef<readonly InterruptedRun[]>([])
  const take = (run: string) => void (interrupted.value = interrupted.value.filter((other) => other.run !== run))

  async function recall(): Promise<void> {
    const graph = graphKey()
    const known = new Map(memory.of(graph).map((run) => [run.run, run]))
    if (known.size === 0) return
    const [kept, held] = await Promise.all([engine.checkpoints().catch(() => []), heldRuns()])
    if (graphKey() !== graph || isBusy()) return
    const trainers = new Set(trainersOf(document.toGraph(), catalogue).map(({ id }) => id))
    // What goes on in another tab is not interrupted, and its weights are on their way.
    const own = kept.filter(({ run, trainer }) => known.has(run) && !held.has(run) && trainers.has(trainer))
    const holder = own.find(({ run }) => known.get(run)?.hasWeights)
    if (holder) await putBack(holder)
    interrupted.value = own.flatMap((summary) =>
      summary.isEnded ? [] : [{ ...summary, label: known.get(summary.run)?.label ?? '' }],
    )
  }

  async function putBack(summary: CheckpointSummary): Promise<void> {
    const { run: id, trainer, step, epoch, isEnded } = summary
    // The graph may have been changed since, so that the weights do not fit any more: it begins with fresh ones then.
    const record = await engine.restoreCheckpoint(id).catch(() => null)
    if (!record) return
    const run = runs.add(id, trainer)
    if (run.record) return
    run.record = record
    run.checkpoint = step
    showHistory(run, record.epochs, [])
    const message = `The weights after epoch ${epoch} are back.`
    const kind = isEnded ? (memory.of(graphKey()).find((each) => each.run === id)?.end ?? 'stopped') : 'interrupted'
    endRun(run, { kind, message, node: null })
    if (isEnded) notices.info(message)
  }

  return {
    interrupted,
    recall,
    async discard(run) {
      const hadWeights = memory.of(graphKey()).find(({ run: id }) => id === run.run)?.hasWeights === true
      take(run.run)
      memory.forget(run.run)
      const known = runs.list.value.find(({ id }) => id === run.run)
      if (known) runs.remove(known)
      try {
        await engine.removeCheckpoint(run.run)
        if (hadWeights && !isBusy()) await engine.resetWeights()
      } catch (error) {
        notices.error(`The checkpoint was not removed: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
    take,
    clear: () => void (interrupted.value = []),
  }
}

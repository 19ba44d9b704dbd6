import { countOf } from '../../src/definition/count-of.js'
import type { TrainingEnd, TrainingResult } from '../../src/graph/training.js'
import { stateText } from '../../src/vue/training/run-text.js'
import { cutRun, endRun, isResumable, type TrainingRun } from '../../src/vue/training/training-run.js'
import { type EngineClient, EngineError } from '../../src/worker/client.js'
import { isQuick } from './auto-run.js'
import type { Notices } from './notices.js'
import type { Running } from './running.js'
import type { FollowedRun } from './training-live.js'
import type { TrainingMemory } from './training-memory.js'
import type { TrainingRuns } from './training-runs.js'

/** A run that goes on, and how it is left. */
export interface GoingRun extends FollowedRun {
  /** Settles when it is over and all has been done about it. */
  over: Promise<void>
  /** Said by the person: that the engine is to end at once, or that another graph is to be opened. */
  leaving: 'hardStop' | 'otherGraph' | null
  /** Whether it has a checkpoint, so that it can be found again after a reload. */
  isRemembered: boolean
}

interface EndingOptions {
  readonly engine: EngineClient
  readonly running: Running
  readonly notices: Notices
  readonly memory: TrainingMemory
  readonly runs: TrainingRuns
  readonly resume: (run: TrainingRun) => void
  /** Whether the panel is open, which says the same. */
  readonly isSeen: () => boolean
}

export interface Ending {
  /** The run has ended as the engine says. */
  finish(own: GoingRun, result: TrainingResult): Promise<void>
  /** It has not: the engine was ended, died, or refused the graph. The weights of the last checkpoint are put back. */
  lose(own: GoingRun, error: unknown): Promise<void>
}

/** What a person should hear about the end of a run; where the engine has a reason, it says it itself. */
function describeEnd({ epochs, losses }: TrainingRun, end: TrainingEnd, message: string): string {
  const step = losses.length.toLocaleString('en')
  if (end === 'completed') return `${countOf(epochs.length, 'epoch')}, ${step} steps.`
  return end === 'stopped' ? `after step ${step}; the weights stay as they are.` : message
}

/** What is done when a run is over: it is said, and the graph shows the weights that came of it. */
export function createEnding({ engine, running, notices, memory, runs, resume, isSeen }: EndingOptions): Ending {
  async function refresh({ run, leaving }: GoingRun): Promise<void> {
    if (leaving !== 'otherGraph' && isQuick(running) && !run.isOutdated) await running.refresh()
  }

  async function finish(own: GoingRun, { end, message, node, record }: TrainingResult): Promise<void> {
    const { run, leaving } = own
    run.record = record
    run.epochs = record.epochs
    endRun(run, { kind: end, message: describeEnd(run, end, message), node })
    memory.end(run.id, end)
    if (leaving === 'otherGraph') return
    const said = `Training, ${stateText(run).toLowerCase()}: ${describeEnd(run, end, message)}`
    if (end === 'diverged') notices.error(said)
    else if (!isSeen()) notices.info(said)
    await refresh(own)
  }

  async function lose(own: GoingRun, error: unknown): Promise<void> {
    const { run, leaving } = own
    const said = error instanceof Error ? error.message : String(error)
    const problems = error instanceof EngineError ? error.problems : []
    if (run.record === null && problems.length > 0) runs.remove(run)
    else if (leaving === 'otherGraph') endRun(run, { kind: 'failed', message: said, node: null })
    else {
      // What the graph is to blame for leaves the engine as it is.
      const left = problems.length > 0 ? 'The weights are those of the last step.' : await putBack(run)
      const isMeant = leaving === 'hardStop'
      const kind = isMeant ? 'hardStopped' : 'failed'
      endRun(run, { kind, message: isMeant ? left : `${said}. ${left}`, node: problems[0]?.node ?? null })
      memory.end(run.id, kind)
      if (isMeant && !isSeen()) notices.info(`Training was stopped at once. ${left}`)
      if (!isMeant) notices.error(`Training ended: ${said}. ${left}`, resumeOf(run))
    }
    if (problems.length > 0) running.fail(error)
    else await refresh(own)
  }

  function resumeOf(run: TrainingRun) {
    return isResumable(run) ? [{ label: 'Resume', act: () => resume(run) }] : []
  }

  /** Takes the weights of a run's last checkpoint, and says where they come from. */
  async function putBack(run: TrainingRun): Promise<string> {
    const record = await engine.restoreCheckpoint(run.id).catch(() => null)
    if (!record) {
      run.checkpoint = null
      return 'There is no checkpoint: the weights begin anew.'
    }
    const step = run.checkpoint ?? record.epochs.at(-1)?.step ?? 0
    cutRun(run, record.epochs, step)
    run.record = record
    run.checkpoint = step
    return `The weights are those of the last checkpoint, after step ${step.toLocaleString('en')}.`
  }

  return { finish, lose }
}

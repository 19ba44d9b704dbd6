import { countOf } from '../definition/count-of.js'
import type { TrainingEnd } from '../graph/training.js'
import type { Monitor } from './early-stopping.js'
import { endsWithAverages } from './final-weights.js'
import { restoreBestEpoch } from './judge-epoch.js'
import type { RunState } from './run-state.js'
import type { StepKeys, StepRunner } from './step-runner.js'

/** How a run has ended. */
export interface Ending {
  readonly end: TrainingEnd
  readonly message: string
  readonly node: string | null
}

export const stopped: Ending = { end: 'stopped', message: 'stopped', node: null }

/** All epochs are done. */
export async function completeRun(runner: StepRunner, state: RunState, monitor: Monitor): Promise<Ending> {
  const epochs = countOf(state.epochs.length, 'epoch')
  const isAveraged = endsWithAverages(runner.trainer.params, 'completed')
  const restored = isAveraged ? null : await restoreBestEpoch(runner, state, monitor)
  return { end: 'completed', message: restored === null ? epochs : `${epochs}; ${restored}`, node: null }
}

/** The loss or the gradient of this step is not finite: looks for the node where it began. */
export async function explainDivergence(
  runner: StepRunner,
  indices: readonly number[],
  keys: StepKeys,
  loss: number,
): Promise<Ending> {
  const node = await runner.blame(indices, keys)
  const what = Number.isFinite(loss) ? 'the gradient is not finite' : `the loss is ${loss}`
  const where = node === null ? 'a weight or an example was not finite before' : `it appeared first in ${node}`
  const message = `at step ${keys.step + 1} ${what}: ${where}. The weights are those before that step.`
  return { end: 'diverged', message, node }
}

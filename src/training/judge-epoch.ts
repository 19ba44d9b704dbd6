import { findBest, type Monitor } from './early-stopping.js'
import type { RunState } from './run-state.js'
import type { StepRunner } from './step-runner.js'

/**
 * Keeps the weights of the best epoch. Once the Trainer's patience is over, puts them back if it says so, and gives what to say about it; `null`
 * while the run should go on.
 */
export async function judgeEpoch(runner: StepRunner, state: RunState, monitor: Monitor): Promise<string | null> {
  const { patience, minDelta, restoreBest } = runner.trainer.params
  if (patience === null) return null
  const { weights } = runner.engine
  const place = findBest(state.epochs, monitor, minDelta)
  const best = state.epochs[place]
  if (!best) return null
  const waited = state.epochs.length - 1 - place
  if (waited === 0) {
    if (restoreBest) state.best = { epoch: best.epoch, weights: await weights.export() }
    return null
  }
  if (waited < patience) return null
  return (await restoreBestEpoch(runner, state, monitor)) ?? `${monitor.name} was best in epoch ${best.epoch}`
}

/**
 * Puts the weights of the best epoch back if the Trainer says so, and gives what to say about it; `null` where they stay. As with Keras'
 * EarlyStopping, so does a run end too that has done all its epochs.
 */
export async function restoreBestEpoch(
  { trainer, engine }: StepRunner,
  { best, epochs }: RunState,
  { name }: Monitor,
): Promise<string | null> {
  const { patience, restoreBest } = trainer.params
  if (patience === null || !restoreBest || !best || best.epoch === epochs.length) return null
  await engine.weights.restore(best.weights)
  return `${name} was best in epoch ${best.epoch}, whose weights were restored`
}

import type { TrainingEnd } from '../graph/training.js'
import { averageName } from './optimizers/moving-average.js'
import type { StepRunner } from './step-runner.js'
import type { TrainerParams } from './trainer-params.js'

/**
 * Whether a run that ends so ends with the moving averages of its weights: not where it was ended from outside, and not where an early stop takes an
 * epoch's weights back. Keras takes an epoch's weights back after the last epoch too: who asks for averages gets them here.
 */
export function endsWithAverages(
  { useEma, emaOverwriteFrequency, restoreBest }: TrainerParams,
  end: TrainingEnd,
): boolean {
  if (!useEma || emaOverwriteFrequency !== null) return false
  return end === 'completed' || (end === 'earlyStopping' && !restoreBest)
}

/** Puts the moving averages in place of the weights. */
export async function takeAverages({ engine, slots }: StepRunner): Promise<void> {
  const suffix = `/${averageName}`
  const averages = [...(await slots.export())].filter(([key]) => key.endsWith(suffix))
  await engine.weights.restore(new Map(averages.map(([key, average]) => [key.slice(0, -suffix.length), average])))
}

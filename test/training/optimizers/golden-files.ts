import type { GoldenOptimizer, GoldenOptimizerFile } from '../../golden/training.js'

const files = import.meta.glob<GoldenOptimizerFile>('../../golden/values/training/optimizers.json', {
  eager: true,
  import: 'default',
})

/** The golden cases of the optimizers, for tests in a page. */
export const goldenOptimizers: readonly GoldenOptimizer[] = Object.values(files).flatMap(({ cases }) => cases)

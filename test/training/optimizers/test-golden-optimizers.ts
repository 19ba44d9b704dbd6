import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTfjsBackend, type TfjsBackend, type TfjsBackendName } from '../../../src/backends/tfjs/index.js'
import type { GoldenOptimizer } from '../../golden/training.js'
import { runGoldenOptimizer } from './run-golden-optimizer.js'

/** Every golden case of the optimizers on one backend; prints how far the farthest was from what is allowed. */
export function testGoldenOptimizers(name: TfjsBackendName, cases: readonly GoldenOptimizer[]): void {
  let backend: TfjsBackend
  const worst = { ratio: 0, what: '' }
  beforeAll(async () => {
    backend = await createTfjsBackend(name)
  })
  afterAll(() => {
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 })
    console.log(
      `${cases.length} optimizers on ${name}: greatest distance ${worst.ratio.toFixed(3)} of what is allowed, ${worst.what}`,
    )
  })
  it.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const comparisons = await runGoldenOptimizer(golden, backend)
    for (const { what, closeness } of comparisons) {
      if (closeness.worst.ratio <= worst.ratio) continue
      worst.ratio = closeness.worst.ratio
      worst.what = `${golden.name}, ${what}`
    }
    expect(comparisons.filter(({ closeness }) => !closeness.isClose)).toEqual([])
  })
}

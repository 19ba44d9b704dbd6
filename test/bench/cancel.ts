import { setTimeout as wait } from 'node:timers/promises'
import type { Backend } from '../../src/engine/backend.js'
import { createEngine } from '../../src/engine/engine.js'
import { catalogue, chainOf } from './chain.js'
import { printSamples } from './report.js'
import { sampleInterleaved } from './statistics.js'

/** How long a run that takes seconds goes on after it was cancelled, and how late a timer fires beside it. The goal is 100 ms. */
export async function benchCancel(backend: Backend): Promise<void> {
  console.log(`\nCancelling a run in Node on ${backend.name}`)
  const engine = createEngine({ backend, catalogue })
  const graph = chainOf(200_000 - 2)
  await engine.run(graph)
  let late = 0
  const cancel = async () => {
    const controller = new AbortController()
    const run = engine.run(graph, {}, { signal: controller.signal }).then(
      () => Promise.reject(new Error('the run had ended before it was cancelled')),
      () => undefined,
    )
    // The first wait lets the run begin.
    await wait(50)
    const started = performance.now()
    await wait(1)
    late = performance.now() - started - 1
    const cancelled = performance.now()
    controller.abort()
    await run
    return performance.now() - cancelled
  }
  const samples = await sampleInterleaved(
    [
      { name: 'from the cancel to the end of the run', run: cancel },
      { name: 'delay of a timer beside a run', run: async () => (await cancel(), late) },
    ],
    11,
  )
  printSamples(samples)
}

import { nodes } from '../../nodes/index.js'
import convnet from '../../playground/graphs/elu-convnet.json?raw'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { readGraph } from '../../src/graph/read.js'
import { createEngineClient } from '../../src/worker/client.js'
import type { CancelTimes } from './cancel-in-page.js'

/** All digits: long enough that every cancel comes in the middle. */
const request = { batch: 1797 }

/** Runs in a page: starts a long run, aborts it at a different moment each round, and measures. */
export async function cancelRounds(rounds: number): Promise<CancelTimes> {
  const { graph } = readGraph(convnet, createCatalogue(nodes))
  if (!graph) throw new Error('the gallery graph cannot be read')
  const client = createEngineClient()
  await client.useBackend('wasm')
  const started = performance.now()
  await client.run(graph, request)
  const whole = performance.now() - started
  const rejected: number[] = []
  const answered: number[] = []
  for (let round = 0; round < rounds; round++) {
    const controller = new AbortController()
    const run = client.run(graph, request, { signal: controller.signal }).then(
      () => false,
      () => true,
    )
    await new Promise((resolve) => setTimeout(resolve, (whole * (round + 1)) / (rounds + 2)))
    const aborted = performance.now()
    controller.abort()
    if (!(await run)) continue
    rejected.push(performance.now() - aborted)
    await client.memory()
    answered.push(performance.now() - aborted)
  }
  client.destroy()
  return { rejected, answered }
}

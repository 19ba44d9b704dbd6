import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BatchCounts, startFaultyEngine } from './faults.js'
import { follow, stepTo } from './follow.js'
import { irisGraph } from './graphs.js'

const { client, inflict } = startFaultyEngine()
beforeAll(async () => {
  await client.useBackend('wasm')
})
afterAll(() => client.destroy())

it('three epochs need no animation frame and no timer, which a hidden tab slows', async () => {
  const { done, losses } = follow(
    client,
    irisGraph(),
    { run: `timers-${crypto.randomUUID()}`, isPaused: true },
    stepTo(0, (training) => {
      void inflict('watchTimers').then(() => training.tell({ do: 'resume' }))
    }),
  )
  expect((await done).end).toBe('completed')
  expect(losses).toHaveLength(3 * 8)
  expect(await inflict('timerCalls')).toEqual([])
})

it('pause, step and stop act within one batch', async () => {
  const pausedAt: number[] = []
  let isTold = false
  // More epochs than there is time for.
  const { done } = follow(client, irisGraph({ epochs: 100_000 }), {}, (event, training) => {
    if (event.event !== 'progress') return
    const { state, step } = event.progress
    if (state === 'running' && step > 20 && !isTold) {
      isTold = true
      training.tell({ do: 'pause' })
    } else if (state === 'paused') {
      pausedAt.push(step)
      training.tell({ do: pausedAt.length <= 3 ? 'step' : 'stop' })
    }
  })
  expect((await done).end).toBe('stopped')
  const [first = 0] = pausedAt
  expect(pausedAt).toEqual([first, first + 1, first + 2, first + 3])
  // The controls were pause, step, step, step, stop; each was followed by a halt.
  const counts = (await inflict('batchesBegun')) as BatchCounts
  const [pause = 0, ...later] = counts.atHalt
    .slice(-5)
    .map((atHalt, index) => atHalt - counts.atControl.at(-5 + index)!)
  // The batch that had begun is the last one.
  expect(pause).toBe(0)
  expect(later).toEqual([1, 1, 1, 0])
})

it('a stop of a run that goes on ends it after the batch that had begun', async () => {
  const { done } = follow(client, irisGraph({ epochs: 100_000 }), {}, (event, training) => {
    if (event.event === 'progress' && event.progress.step > 20) training.tell({ do: 'stop' })
  })
  expect((await done).end).toBe('stopped')
  const counts = (await inflict('batchesBegun')) as BatchCounts
  expect(counts.atHalt.at(-1)).toBe(counts.atControl.at(-1))
})

// A headless browser never hides a page. So the page does less than any hidden one: nothing at all.
it('goes on while the page answers no message, fires no timer and draws no frame', async () => {
  const stood = 1500
  let last = 0
  let isTold = false
  const reached: number[] = []
  const { done } = follow(client, irisGraph({ epochs: 100_000 }), {}, (event, training) => {
    if (event.event !== 'progress') return
    const { step } = event.progress
    if (isTold) reached.push(step)
    if (last === 0 && step > 20) {
      const until = performance.now() + stood
      while (performance.now() < until);
      last = step
      isTold = true
      // Messages of what was done meanwhile come before the next task.
      setTimeout(() => training.tell({ do: 'stop' }))
    }
  })
  expect((await done).end).toBe('stopped')
  console.log(`${reached.at(-1)! - last} steps in ${stood} ms`)
  expect(reached.length).toBeGreaterThan(stood / 50 / 3)
  expect(reached.at(-1)! - last).toBeGreaterThan(50)
})

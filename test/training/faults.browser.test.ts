import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TrainingResult } from '../../src/graph/training.js'
import type { TensorData } from '../../src/operations/types.js'
import { createEngineClient } from '../../src/worker/client.js'
import { startFaultyEngine } from './faults.js'
import { figuresOf, follow, stepTo } from './follow.js'
import { irisGraph } from './graphs.js'

/** Names a run as no other one of this browser. */
const nameOf = (what: string) => `${what}-${crypto.randomUUID()}`

/** The last checkpoint before step 11, which lies in the second epoch of 8 steps. */
const keptStep = 8

/** A run that nothing happened to. */
let whole: { readonly losses: readonly number[]; readonly result: TrainingResult }
/** The weights at that checkpoint. */
let keptWeights: ReadonlyMap<string, TensorData>

beforeAll(async () => {
  const client = createEngineClient()
  await client.useBackend('wasm')
  const run = follow(client, irisGraph())
  whole = { result: await run.done, losses: run.losses }
  expect(whole.losses).toHaveLength(3 * 8)
  const stop = stepTo(keptStep, (training) => training.tell({ do: 'stop' }))
  await follow(client, irisGraph(), { isPaused: true }, stop).done
  keptWeights = await client.weights()
  client.destroy()
})

describe('a worker that ends in mid-epoch', () => {
  const engine = startFaultyEngine()
  const { client } = engine
  afterAll(() => client.destroy())

  it.each([
    ['by a hard stop', () => client.restart(), 'the engine was stopped'],
    [
      'by itself',
      () => engine.kill(),
      "the engine's worker died: the browser had no memory left for it, or it crashed",
    ],
  ])('%s: one message, and the run goes on from its last checkpoint', async (_how, end, message) => {
    await client.useBackend('wasm')
    const run = nameOf('killed')
    const begun = follow(client, irisGraph(), { run, isPaused: true }, stepTo(11, end))
    await expect(begun.done).rejects.toThrow(message)
    expect(begun.losses).toEqual(whole.losses.slice(0, 11))

    expect((await client.checkpoints())[0]).toMatchObject({ run, step: keptStep, isEnded: false })
    const record = await client.restoreCheckpoint(run)
    expect(record.epochs.map(figuresOf)).toEqual(whole.result.record.epochs.slice(0, 1).map(figuresOf))
    expect(await client.weights()).toEqual(keptWeights)

    const { done, events, losses } = follow(client, irisGraph(), { run, start: 'checkpoint' })
    const { end: ended, record: final } = await done
    expect(ended).toBe('completed')
    expect(events[0]).toMatchObject({ event: 'started', losses: whole.losses.slice(0, keptStep) })
    expect([...whole.losses.slice(0, keptStep), ...losses]).toEqual(whole.losses)
    expect(final.epochs.map(figuresOf)).toEqual(whole.result.record.epochs.map(figuresOf))
    await client.removeCheckpoint(run)
  })
})

describe('a WebGL context that is lost in mid-run', () => {
  const engine = startFaultyEngine()
  const { client } = engine
  afterAll(() => client.destroy())
  const message =
    'the graphics card was taken away (WebGL context lost): what was computed on it is gone; training stands at step 11; ' +
    `go on from the last checkpoint, which is of step ${keptStep}`

  /** A run whose context is lost after 11 steps. */
  async function lose(run: string): Promise<void> {
    const begun = follow(
      client,
      irisGraph(),
      { run, isPaused: true },
      stepTo(11, (training) => {
        void engine.inflict('loseWebgl').then(() => training.tell({ do: 'resume' }))
      }),
    )
    await expect(begun.done).rejects.toThrow(message)
  }

  it('is told; the run goes on there, in a new context', async () => {
    expect(await client.useBackend('webgl')).toBe('webgl')
    const run = nameOf('lost')
    await lose(run)
    const { done, losses } = follow(client, irisGraph(), { run, start: 'checkpoint' })
    const { record, end } = await done
    expect(end).toBe('completed')
    expect(record.epochs).toHaveLength(3)
    expect(losses).toHaveLength(3 * 8 - keptStep)
    losses.forEach((loss, index) => expect(Math.abs(loss - whole.losses[keptStep + index]!)).toBeLessThan(1e-3))
    await client.removeCheckpoint(run)
  })

  it('the run goes on on another backend', async () => {
    expect(await client.useBackend('webgl')).toBe('webgl')
    const run = nameOf('lost')
    await lose(run)
    expect(await client.useBackend('wasm')).toBe('wasm')
    const { done, losses } = follow(client, irisGraph(), { run, start: 'checkpoint' })
    expect((await done).end).toBe('completed')
    losses.forEach((loss, index) => expect(Math.abs(loss - whole.losses[keptStep + index]!)).toBeLessThan(1e-3))
    await client.removeCheckpoint(run)
  })

  it('ends a run of a graph, too, and the next one works', async () => {
    expect(await client.useBackend('webgl')).toBe('webgl')
    const graph = irisGraph()
    const request = { targets: ['dense2.y'], batch: 4 }
    await client.run(graph, request)
    await engine.inflict('loseWebgl')
    const { outputs } = await client.run(graph, request)
    const sums = [0, 1, 2, 3].map((row) =>
      [...outputs.get('dense2.y')!.data.slice(row * 3, row * 3 + 3)].reduce((sum, value) => sum + value, 0),
    )
    // Rows of a softmax, not the zeros that a lost context gives.
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5)
  })
})

it('a full storage is a warning, and the run completes', async () => {
  const { client, inflict } = startFaultyEngine()
  await client.useBackend('wasm')
  await inflict('fillStorage')
  const { done, events, losses } = follow(client, irisGraph(), { run: nameOf('full') })
  expect((await done).end).toBe('completed')
  expect(losses).toEqual(whole.losses)
  const warnings = events.flatMap((event) => (event.event === 'warning' ? event.message : []))
  const warning = (step: number) =>
    `the checkpoint of step ${step} could not be kept: the browser's storage is full (no room)`
  expect(warnings).toEqual([warning(8), warning(16), warning(24), warning(24)])
  client.destroy()
})

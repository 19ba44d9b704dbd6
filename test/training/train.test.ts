import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTfjsBackend, type TfjsBackend } from '../../src/backends/tfjs/index.js'
import { createEngine, type Engine } from '../../src/engine/engine.js'
import type { Graph } from '../../src/graph/graph.js'
import type { TrainingEvent, TrainingRequest } from '../../src/graph/training.js'
import { createMemoryCheckpoints } from '../../src/training/checkpoint-memory.js'
import { TrainingControls } from '../../src/training/controls.js'
import { train, type TrainingOptions } from '../../src/training/train.js'
import { graphOf, node } from '../engine/graphs.js'
import { catalogue, irisGraph } from './graphs.js'

let backend: TfjsBackend
let engine: Engine

beforeAll(async () => {
  backend = await createTfjsBackend('cpu')
  engine = createEngine({ backend, catalogue })
})

/** A run from fresh weights with all that it told. */
async function run(graph: Graph, request: TrainingRequest = {}, options: TrainingOptions = {}, on = engine) {
  const events: TrainingEvent[] = []
  const onEvent = (event: TrainingEvent) => {
    events.push(event)
    options.onEvent?.(event)
  }
  const result = await train(on, graph, { start: 'fresh', ...request }, { ...options, onEvent })
  const losses = events.flatMap((event) => (event.event === 'progress' ? event.progress.losses : []))
  return { result, events, losses, epochs: result.record.epochs }
}

describe.each(['cpu', 'wasm'] as const)('on %s', (name) => {
  it('equal seeds give equal losses to the last bit, with dropout and shuffling; another seed gives others', async () => {
    const own = createEngine({ backend: await createTfjsBackend(name), catalogue })
    const first = await run(irisGraph(), {}, {}, own)
    const second = await run(irisGraph(), {}, {}, own)
    expect(first.losses).toHaveLength(3 * 8)
    expect(second.losses).toEqual(first.losses)
    expect(second.epochs.map(({ validation }) => validation)).toEqual(first.epochs.map(({ validation }) => validation))
    const other = await run(irisGraph({ seed: 8 }), {}, {}, own)
    // Weights begin from the seed of the graph: the first steps differ by dropout and order alone.
    expect(other.losses).not.toEqual(first.losses)
    await own.dispose()
  })

  it('leaves in memory what the first epoch left', async () => {
    const own = await createTfjsBackend(name)
    const working = createEngine({ backend: own, catalogue })
    const kept: (readonly [number, number])[] = []
    const onEvent = ({ event }: TrainingEvent) => {
      if (event === 'epoch') kept.push([tf.memory().numTensors, tf.memory().numBytes])
    }
    const before = [tf.memory().numTensors, tf.memory().numBytes]
    await run(irisGraph({ epochs: 30 }), {}, { onEvent }, working)
    expect(kept).toHaveLength(30)
    expect(new Set(kept.map(String)).size).toBe(1)
    await working.dispose()
    expect([tf.memory().numTensors, tf.memory().numBytes]).toEqual(before)
  })
})

it('learns: iris with dropout', async () => {
  const { epochs } = await run(irisGraph({ epochs: 40 }))
  expect(epochs.at(-1)?.validation?.['accuracy']).toBeGreaterThanOrEqual(0.9)
  expect(epochs.at(-1)!.training['loss']!).toBeLessThan(epochs[0]!.training['loss']! / 2)
})

it('records where it ran and on what', async () => {
  const { result } = await run(irisGraph(), { run: 'r1' }, { versions: { here: '1' } })
  expect(result).toMatchObject({ end: 'completed', node: null })
  expect(result.record).toMatchObject({
    run: 'r1',
    trainer: 'trainer',
    seed: 7,
    trainingSeed: 7,
    backend: 'cpu',
    versions: { here: '1' },
    examples: { training: 120, validation: 30 },
  })
  expect(result.record.data['iris']).toMatch(/^[0-9a-f]{64}$/)
})

describe('checkpoints', () => {
  it('a run that was ended in mid-epoch goes on to the very figures of one that was not', async () => {
    const whole = await run(irisGraph())
    const checkpoints = createMemoryCheckpoints()
    const controls = new TrainingControls()
    const onEvent = (event: TrainingEvent) => {
      // Step 11 lies in the second epoch of 8 steps.
      if (event.event === 'progress' && event.progress.step === 11) controls.tell({ do: 'stop' })
      else if (event.event === 'progress') controls.tell({ do: 'step' })
    }
    const begun = await run(irisGraph(), { run: 'a', isPaused: true }, { checkpoints, controls, onEvent })
    expect(begun.result.end).toBe('stopped')
    expect(begun.losses).toHaveLength(11)

    const other = createEngine({ backend: await createTfjsBackend('cpu'), catalogue })
    const { result, losses, events } = await run(irisGraph(), { run: 'a', start: 'checkpoint' }, { checkpoints }, other)
    expect(result.end).toBe('completed')
    expect(events[0]).toMatchObject({ event: 'started', losses: begun.losses })
    expect([...begun.losses, ...losses]).toEqual(whole.losses)
    const figures = ({ training, validation, step }: (typeof whole.epochs)[number]) => [step, training, validation]
    expect(result.record.epochs.map(figures)).toEqual(whole.epochs.map(figures))
    await other.dispose()
  })

  it('are not taken for another graph, other data or other examples', async () => {
    const checkpoints = createMemoryCheckpoints()
    await run(irisGraph(), { run: 'a' }, { checkpoints })
    const resume = (graph: Graph) => run(graph, { run: 'a', start: 'checkpoint' }, { checkpoints })
    await expect(resume(irisGraph({}, 8))).rejects.toThrow('the graph that the run was begun with')
    await expect(resume(irisGraph({ validationSplit: 0.5 }))).rejects.toThrow(
      'expected 120 and 30 examples, received 75 and 75 examples',
    )
    await expect(resume(irisGraph({ seed: 99 }))).rejects.toThrow('expected 7, received 99')
    await expect(run(irisGraph(), { run: 'b', start: 'checkpoint' }, { checkpoints })).rejects.toThrow(
      'a run whose checkpoint is kept, received "b"',
    )
  })

  it('a full disk is told, and the run goes on', async () => {
    const checkpoints = {
      ...createMemoryCheckpoints(),
      save: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
    }
    const { result, events } = await run(irisGraph(), { run: 'a' }, { checkpoints })
    expect(result.end).toBe('completed')
    expect(events).toContainEqual({
      event: 'warning',
      message: "the checkpoint of step 8 could not be kept: the browser's storage is full (no room)",
    })
  })
})

describe('what is said to a run', () => {
  it('paused, it goes batch by batch, and on when it is resumed', async () => {
    const controls = new TrainingControls()
    const steps: number[] = []
    const onEvent = (event: TrainingEvent) => {
      if (event.event !== 'progress' || event.progress.state !== 'paused') return
      steps.push(event.progress.step)
      controls.tell(steps.length < 10 ? { do: 'step' } : { do: 'resume' })
    }
    const { result } = await run(irisGraph(), { isPaused: true }, { controls, onEvent })
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(result.end).toBe('completed')
  })

  it('stops after the batch in which it hears of it', async () => {
    const controls = new TrainingControls()
    controls.tell({ do: 'stop' })
    const { result, losses } = await run(irisGraph(), {}, { controls })
    expect(result.end).toBe('stopped')
    expect(losses).toHaveLength(0)
  })

  it('takes another learning rate while it goes on', async () => {
    const controls = new TrainingControls()
    const onEvent = (event: TrainingEvent) => {
      if (event.event !== 'epoch' || event.epoch.epoch !== 1) return
      controls.tell({ do: 'set', graph: irisGraph({ optimizer: { type: 'adam', learningRate: 0 } }) })
    }
    const { epochs, events } = await run(irisGraph(), {}, { controls, onEvent })
    expect(epochs.map(({ learningRate }) => learningRate)).toEqual([0.01, 0, 0])
    expect(events.filter(({ event }) => event === 'warning')).toEqual([])
  })

  it('refuses to become another computation, and says so', async () => {
    const controls = new TrainingControls()
    controls.tell({ do: 'set', graph: irisGraph({}, 100) })
    controls.tell({ do: 'set', graph: irisGraph({ validationSplit: 0.5, epochs: 2 }) })
    const { events, epochs } = await run(irisGraph(), {}, { controls })
    expect(events.flatMap((event) => (event.event === 'warning' ? event.message : []))).toEqual([
      'the graph computes something else now: the run goes on with the graph that it began with',
      'validationSplit of trainer: changes with the next run',
    ])
    expect(epochs).toHaveLength(2)
  })

  it('an abort ends it at once, and leaves the engine usable', async () => {
    const controller = new AbortController()
    const onEvent = ({ event }: TrainingEvent) => event === 'epoch' && controller.abort(new Error('enough'))
    const { signal } = controller
    await expect(run(irisGraph({ epochs: 1000 }), {}, { signal, onEvent })).rejects.toThrow('enough')
    expect((await engine.run(irisGraph(), { targets: ['dense2.y'] })).outputs.size).toBe(1)
  })
})

describe('what ends a run', () => {
  it('a loss that is not finite, with the node where it began, and the weights from before', async () => {
    const graph = graphOf(
      [
        node('iris', 'Iris'),
        node('dense', 'Dense', { units: 1, kernelInitializer: { type: 'constant', value: 1 } }),
        node('power', 'Exponential'),
        node('square', 'Exponential'),
        node('loss', 'MeanSquaredError'),
        node('trainer', 'Trainer', { epochs: 2 }),
      ],
      [
        'iris.features -> dense.x',
        'dense.y -> power.x',
        'power.y -> square.x',
        'square.y -> loss.prediction',
        'iris.label -> loss.target',
        'loss.loss -> trainer.loss1',
      ],
    )
    const { result } = await run(graph)
    expect(result).toMatchObject({ end: 'diverged', node: 'square' })
    expect(result.message).toBe(
      'at step 1 the loss is Infinity: it appeared first in square. The weights are those before that step.',
    )
    expect((await engine.weights.get('dense/kernel'))?.data).toEqual(Float32Array.of(1, 1, 1, 1))
  })

  it('no improvement for as long as the Trainer is patient; the best weights come back', async () => {
    const graph = irisGraph({ epochs: 50, patience: 2, optimizer: { type: 'sgd', learningRate: 2 } })
    const { result, epochs } = await run(graph)
    const losses = epochs.map(({ validation }) => validation!['loss']!)
    const best = losses.indexOf(Math.min(...losses))
    expect(result.end).toBe('earlyStopping')
    expect(epochs).toHaveLength(best + 3)
    expect(result.message).toBe(`loss was best in epoch ${best + 1}, whose weights were restored`)
  })

  it('the last epoch; there, too, the best weights come back', async () => {
    const graph = irisGraph({ epochs: 12, patience: 12, optimizer: { type: 'sgd', learningRate: 2 } })
    const checkpoints = createMemoryCheckpoints()
    const { result, epochs } = await run(graph, { run: 'best' }, { checkpoints })
    const losses = epochs.map(({ validation }) => validation!['loss']!)
    const best = losses.indexOf(Math.min(...losses))
    expect(best).toBeLessThan(11)
    expect(result.end).toBe('completed')
    expect(result.message).toBe(`12 epochs; loss was best in epoch ${best + 1}, whose weights were restored`)
    const ended = (await checkpoints.load('best'))!
    expect(ended.best!.epoch).toBe(best + 1)
    expect(ended.weights).toEqual(ended.best!.weights)
  })
})

describe('bad input', () => {
  it('labels outside of the classes are told with the example', async () => {
    const graph = irisGraph()
    const nodes = graph.nodes.map((each) =>
      each.id === 'dense2' ? { ...each, params: { units: 2, activation: 'softmax' } } : each,
    )
    // The flowers are sorted: those of class 2 are the examples from 100 on.
    await expect(run({ ...graph, nodes })).rejects.toThrow(
      /^loss: target: expected labels 0 to 1, received 2 \(example 1[0-4]\d\)$/,
    )
  })

  it.each([
    ['no Trainer', graphOf([node('iris', 'Iris')], []), 'expected a Trainer with a loss wired to it, received none'],
    ['no loss', graphOf([node('trainer', 'Trainer')], []), 'expected a loss, received nothing wired'],
    [
      'no weights',
      graphOf(
        [node('iris', 'Iris'), node('loss', 'MeanSquaredError'), node('trainer', 'Trainer')],
        ['iris.features -> loss.prediction', 'iris.features -> loss.target', 'loss.loss -> trainer.loss1'],
      ),
      'expected a loss that depends on weights that may be trained, received none',
    ],
    ['no such figure', irisGraph({ monitor: 'acuracy' }), 'of loss, accuracy, received acuracy'],
  ])('%s', async (_name, graph, message) => {
    await expect(run(graph)).rejects.toThrow(message)
  })
})

describe('what is trained', () => {
  it('leaves frozen layers alone, and moves others by their own factor', async () => {
    const graph = (params: Readonly<Record<string, boolean | number>>) => {
      const base = irisGraph({ optimizer: { type: 'sgd', learningRate: 0.1 }, epochs: 1 })
      return {
        ...base,
        nodes: base.nodes.map((each) =>
          each.id === 'dense1' ? { ...each, params: { ...each.params, ...params } } : each,
        ),
      }
    }
    const kernelAfter = async (params: Readonly<Record<string, boolean | number>>) => {
      await run(graph(params), {}, { controls: stopAfterOne() })
      return (await engine.weights.get('dense1/kernel'))!.data
    }
    const initial = await kernelAfter({ trainable: false })
    await engine.weights.reset()
    await engine.run(graph({}), { targets: ['dense1.y'] })
    expect(initial).toEqual((await engine.weights.get('dense1/kernel'))!.data)
    const once = await kernelAfter({})
    const thrice = await kernelAfter({ learningRateFactor: 3 })
    const moved = once.map((value, index) => value - initial[index]!)
    expect(Math.max(...moved.map(Math.abs))).toBeGreaterThan(1e-4)
    thrice.forEach((value, index) => expect(value - initial[index]!).toBeCloseTo(3 * moved[index]!, 5))
  })

  it('weighs classes: with weight 0 a class teaches nothing', async () => {
    const { losses } = await run(irisGraph({ classWeights: [0, 0, 0] }))
    const plain = await run(irisGraph())
    // What is left is the penalty of the regularizer.
    expect(losses.every((loss) => loss < 0.05)).toBe(true)
    expect(plain.losses.some((loss) => loss > 0.5)).toBe(true)
  })
})

/** One batch, and no more. */
function stopAfterOne(): TrainingControls {
  const controls = new TrainingControls()
  controls.tell({ do: 'step' })
  return Object.assign(controls, {
    wait: () => {
      controls.tell({ do: 'stop' })
      return Promise.resolve()
    },
  })
}

it('tells statistics of each epoch when asked', async () => {
  const { events } = await run(irisGraph({ epochs: 1 }), { hasStatistics: true })
  const told = events.flatMap((event) => (event.event === 'statistics' ? event.statistics : []))
  expect(told).toHaveLength(1)
  expect(Object.keys(told[0]!.weights).sort()).toEqual(
    ['dense1/bias', 'dense1/kernel', 'dense2/bias', 'dense2/kernel', 'norm/beta', 'norm/gamma'].sort(),
  )
  expect(Object.keys(told[0]!.activations)).toEqual(['dense1', 'dense2'])
  expect(told[0]!.weights['dense1/kernel']!.counts.reduce((sum, count) => sum + count, 0)).toBe(48)
})

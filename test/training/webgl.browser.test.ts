import { afterAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../src/graph/graph.js'
import { createEngineClient } from '../../src/worker/client.js'
import { graphOf, node } from '../engine/graphs.js'
import { follow } from './follow.js'
import { irisGraph } from './graphs.js'

const client = createEngineClient()
afterAll(() => client.destroy())

/** A convolution of few filters on the digits, for as few batches as software needs seconds for. */
function digitsGraph(): Graph {
  return graphOf(
    [
      node('digits', 'Digits'),
      node('scale', 'Rescaling', { scale: 0.0625 }),
      node('conv', 'Conv2D', { filters: 4, kernelSize: [3, 3], activation: 'elu' }),
      node('pool', 'MaxPooling2D'),
      node('flatten', 'Flatten'),
      node('classes', 'Dense', { units: 10, activation: 'softmax' }),
      node('loss', 'SparseCategoricalCrossentropy'),
      node('trainer', 'Trainer', {
        epochs: 2,
        stepsPerEpoch: 6,
        batchSize: 32,
        validationSplit: 0,
        optimizer: { type: 'adam', learningRate: 0.01 },
      }),
    ],
    [
      'digits.image -> scale.x',
      'scale.y -> conv.x',
      'conv.y -> pool.x',
      'pool.y -> flatten.x',
      'flatten.y -> classes.x',
      'classes.y -> loss.prediction',
      'digits.label -> loss.target',
      'loss.loss -> trainer.loss1',
    ],
    3,
  )
}

describe.each([
  ['a small dense network with dropout and batch normalization', irisGraph(), 24],
  ['a small convolutional network', digitsGraph(), 12],
])('%s', (_name, graph, steps) => {
  it('trains to the same losses on webgl as on wasm', async () => {
    const lossesOn = async (backend: string) => {
      expect(await client.useBackend(backend)).toBe(backend)
      const { done, losses } = follow(client, graph)
      expect((await done).end).toBe('completed')
      return losses
    }
    const expected = await lossesOn('wasm')
    const received = await lossesOn('webgl')
    expect(expected).toHaveLength(steps)
    expect(expected.at(-1)!).toBeLessThan(expected[0]!)
    const difference = Math.max(...received.map((loss, step) => Math.abs(loss - expected[step]!)))
    console.log(`largest difference of the losses of ${steps} steps: ${difference}`)
    expect(received).toHaveLength(steps)
    expect(difference).toBeLessThan(1e-3)
  })
})

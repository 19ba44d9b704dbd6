import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createEngine } from '../../src/engine/engine.js'
import type { TrainingEvent } from '../../src/graph/training.js'
import { createMemoryCheckpoints } from '../../src/training/checkpoint-memory.js'
import { train } from '../../src/training/train.js'
import { catalogue, irisGraph } from './graphs.js'

/** 8 batches each: 10,000 steps. */
const epochs = 1250

/** Tensors and bytes that TensorFlow.js holds. */
function heldMemory() {
  const { numTensors, numBytes } = tf.memory()
  return { numTensors, numBytes }
}

// The network has dropout, batch normalization, a penalty and a metric; Adam; another order in each epoch.
it.each(['cpu', 'wasm'] as const)(
  '10,000 steps with checkpoints leave in memory what the first epoch left on %s',
  async (name) => {
    const engine = createEngine({ backend: await createTfjsBackend(name), catalogue })
    const before = heldMemory()
    const afterEpoch: ReturnType<typeof heldMemory>[] = []
    const checkpoints = createMemoryCheckpoints()
    let kept = 0
    const onEvent = ({ event }: TrainingEvent) => {
      if (event === 'epoch') afterEpoch.push(heldMemory())
      else if (event === 'checkpoint') kept++
    }
    const graph = irisGraph({ epochs, shuffle: true })
    const { end, record } = await train(engine, graph, { start: 'fresh', run: 'long' }, { checkpoints, onEvent })
    expect(end).toBe('completed')
    expect(record.epochs.at(-1)!.step).toBe(10_000)
    expect(kept).toBe(epochs + 1)
    const [first] = afterEpoch
    expect(first!.numTensors).toBeGreaterThan(before.numTensors)
    expect(
      afterEpoch.filter((held) => held.numTensors !== first!.numTensors || held.numBytes !== first!.numBytes),
    ).toEqual([])
    console.log(`${name}: ${first!.numTensors} tensors and ${first!.numBytes} bytes after 8 steps and after 10,000`)
    await engine.dispose()
    expect(heldMemory()).toEqual(before)
  },
)

import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createEngine } from '../../src/engine/engine.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'

const nodes = [
  node('data', 'TestExamples'),
  node('dense', 'Dense', { units: 6, activation: 'elu' }),
  node('drop', 'Dropout', { rate: 0.5 }),
  node('steps', 'Reshape', { targetShape: [3, 2] }),
  node('lstm', 'LSTM', { units: 2, returnSequences: true }),
  node('count', 'TestCounter'),
  node('table', 'TensorTable'),
]
const wires = [
  'data.value -> dense.x',
  'dense.y -> drop.x',
  'drop.y -> steps.x',
  'steps.y -> lstm.x',
  'lstm.y -> count.x',
  'count.y -> table.x',
]
const graph = graphOf(nodes, wires)
const failing = graphOf([...nodes, node('bad', 'TestFails')], [...wires, 'lstm.y -> bad.x'])

describe.each(['cpu', 'wasm'] as const)('1000 runs on %s, 100 cancelled and 100 failing', (name) => {
  it('leave what the first one left, and give the same bits', async () => {
    const backend = await createTfjsBackend(name)
    const engine = createEngine({ backend, catalogue })
    const request = { batch: 4, mode: 'training' } as const
    const first = await engine.run(graph, request)
    const kept = backend.memory()
    const { numTensors, numBytes } = tf.memory()
    expect(first.outputs.get('lstm.h')?.data.some((value) => value !== 0)).toBe(true)
    const counts = { done: 0, cancelled: 0, failed: 0 }
    for (let run = 1; run < 1000; run++) {
      if (run % 10 === 3) {
        const controller = new AbortController()
        // The numbers of the dropout are asked for in the middle of a run.
        const random = () => (controller.abort(), null)
        await expect(engine.run(graph, request, { signal: controller.signal, random })).rejects.toThrow('aborted')
        counts.cancelled++
      } else if (run % 10 === 7) {
        await expect(engine.run(failing, request)).rejects.toThrow(
          'bad: impossible: expected an operation that succeeds',
        )
        counts.failed++
      } else {
        const { outputs } = await engine.run(graph, request)
        if (run % 100 === 0) expect(outputs.get('lstm.h')).toEqual(first.outputs.get('lstm.h'))
        counts.done++
      }
    }
    expect(counts).toEqual({ done: 799, cancelled: 100, failed: 100 })
    expect(backend.memory()).toEqual(kept)
    expect(tf.memory()).toMatchObject({ numTensors, numBytes })
    const last = await engine.run(graph, request)
    // Cancelled and failed runs have not been counted. The first example is zeros.
    expect(last.outputs.get('count.y')?.data[0]).toBe(counts.done + 2)
    await engine.dispose()
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 })
  })
})

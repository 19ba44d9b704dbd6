import * as tf from '@tensorflow/tfjs-core'
import type { Backend, Handle } from '../../src/engine/backend.js'
import { prepareProgram } from '../../src/engine/executable.js'
import { Pace } from '../../src/engine/pace.js'
import { runProgram } from '../../src/engine/run-program.js'
import { createOps } from '../../src/operations/ops.js'
import { Tracer } from '../../src/operations/tracer.js'
import { printSamples } from './report.js'
import { sampleInterleaved, timeOf } from './statistics.js'

const operations = 1000

/** What our runner adds to each operation: 1,000 additions to a tensor of 8 numbers, against the bare operations of TensorFlow.js. */
export async function benchDispatch(backend: Backend): Promise<void> {
  console.log(`\n${operations} additions of 8 numbers on ${backend.name}, in all`)
  await backend.activate()
  const executable = traceAdditions()
  const data = { dtype: 'float32', shape: [8], data: new Float32Array(8) } as const
  const runner = async () => {
    const inputs = [backend.upload(data), backend.upload(data)]
    const outputs = await runProgram(executable, inputs, { backend, pace: new Pace(), draw: () => data })
    outputs.forEach((output: Handle) => backend.dispose(output))
  }
  const samples = await sampleInterleaved(
    [
      { name: 'tf.add, disposed one by one', run: () => timeOf(addBare) },
      { name: 'tf.add in one tidy', run: () => timeOf(addInTidy) },
      { name: 'our runner', run: () => timeOf(runner) },
    ],
    101,
    20,
  )
  printSamples(samples, 'tf.add, disposed one by one')
}

function traceAdditions() {
  const tracer = new Tracer('inference')
  const ops = createOps(tracer)
  const [x, one] = [0, 1].map(() => tracer.input({ dtype: 'float32', shape: [8] }))
  if (!x || !one) throw new Error('two inputs')
  let y = x
  for (let index = 0; index < operations; index++) y = ops.add(y, one)
  return prepareProgram({ types: tracer.types, inputs: [x.id, one.id], outputs: [y.id], steps: tracer.steps }, [])
}

function addBare(): void {
  const one = tf.tensor1d(new Float32Array(8))
  let y: tf.Tensor = tf.tensor1d(new Float32Array(8))
  for (let index = 0; index < operations; index++) {
    const next = tf.add(y, one)
    y.dispose()
    y = next
  }
  y.dispose()
  one.dispose()
}

function addInTidy(): void {
  tf.tidy(() => {
    const one = tf.tensor1d(new Float32Array(8))
    let y: tf.Tensor = tf.tensor1d(new Float32Array(8))
    for (let index = 0; index < operations; index++) y = tf.add(y, one)
  })
}

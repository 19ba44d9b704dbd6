import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../src/backends/tfjs/index.js'
import { printSamples } from './report.js'
import { quartilesOf, sampleInterleaved, timeOf } from './statistics.js'
import { batchSize, createLayersNetwork, type NetworkName } from './training-layers.js'
import { createOwnNetwork } from './training-networks.js'
import { trainDigitsInPage } from './training-in-page.js'

/** Trains in a page and measures its main thread; then compares with TensorFlow.js' own layers in Node. */
export async function benchTraining(): Promise<void> {
  await benchPage()
  await compareWithLayers('dense layers', 'wasm', 15, 44)
  await compareWithLayers('convolutions', 'wasm', 5, 44)
  await compareWithLayers('convolutions', 'cpu', 5, 5)
}

async function benchPage(): Promise<void> {
  const { record, mainThread } = await trainDigitsInPage()
  const { frames, tasks } = mainThread
  const steps = record.epochs.at(-1)?.step ?? 0
  const seconds = record.epochs.reduce((sum, epoch) => sum + epoch.seconds, 0)
  const accuracy = record.epochs.at(-1)?.validation?.['accuracy'] ?? 0
  const longest = tasks.reduce((longest, task) => (task.duration > longest.duration ? task : longest))
  const long = tasks.filter(({ duration }) => duration >= 50)
  const line = (name: string, value: string) => console.log(`  ${name.padEnd(44)} ${value}`)
  console.log(`\nTraining digits-elu in the built page, on ${record.backend}`)
  line(
    'longest main-thread task (target: under 50 ms)',
    `${longest.duration.toFixed(1)} ms, ${longest.computing.toFixed(1)} ms of it computing`,
  )
  line('tasks of 50 ms or more', `${long.length} of ${tasks.length}`)
  line('the most computing in a task', `${Math.max(...tasks.map(({ computing }) => computing)).toFixed(1)} ms`)
  line('gap between frames', `${quartilesOf(frames).median.toFixed(1)} ms, worst ${Math.max(...frames).toFixed(1)} ms`)
  line('steps a second', `${(steps / seconds).toFixed(1)}, ${steps} steps in all`)
  line(`accuracy on ${record.examples.validation} held out digits`, `${(100 * accuracy).toFixed(2)} %`)
}

/** Milliseconds a step of both on the same data, one epoch of so many steps of each a round, in random order. */
async function compareWithLayers(
  name: NetworkName,
  backend: TfjsBackendName,
  rounds: number,
  stepsPerEpoch: number,
): Promise<void> {
  console.log(`\nTraining ${name} on the digits in Node, on ${backend}: time a step, validation included`)
  const own = await createOwnNetwork(name, backend, stepsPerEpoch)
  await tf.setBackend(backend)
  const layers = createLayersNetwork(name, own.digits)
  const { training, validation } = own
  let epoch = 0
  const fit = () => {
    const first = (epoch++ * stepsPerEpoch * batchSize) % training.length
    const rows = [...training.slice(first), ...training.slice(0, first)].slice(0, stepsPerEpoch * batchSize)
    return layers.fit(rows, validation)
  }
  const candidate = (label: string, work: () => Promise<void>) => ({
    name: label,
    run: async () => (await timeOf(work)) / stepsPerEpoch,
  })
  const ours = candidate('rete-tfjs-plugin', () => own.trainEpoch())
  const theirs = candidate('@tensorflow/tfjs-layers, model.fit', fit)
  const refusal = await fit().then(() => null, messageOf)
  const measured = await sampleInterleaved(refusal === null ? [ours, theirs] : [ours], rounds, 1)
  printSamples(measured, refusal === null ? theirs.name : undefined)
  if (refusal !== null) console.log(`  ${theirs.name}: ${refusal}`)
  const share = (value: number) => `${(100 * value).toFixed(1)} %`
  console.log(`  held out digits read by rete-tfjs-plugin: ${share(await own.accuracy())}`)
  if (refusal === null) console.log(`  and by ${theirs.name}: ${share(await layers.accuracy(validation))}`)
  layers.dispose()
  await own.dispose()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error)
}

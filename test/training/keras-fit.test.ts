import { describe, expect, it } from 'vitest'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createEngine } from '../../src/engine/engine.js'
import { formatName, formatVersion, type Graph, readGraph } from '../../src/graph/index.js'
import type { EpochRecord } from '../../src/graph/training.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import type { TensorData } from '../../src/operations/types.js'
import { train } from '../../src/training/train.js'
import { expectClose } from '../closeness.js'
import type { GoldenTensor, GoldenTensors } from '../golden/format.js'
import { readGoldenFits } from '../golden/read-training.js'
import type { GoldenFit } from '../golden/training.js'
import { catalogue } from './graphs.js'

const { cases } = readGoldenFits()

/** The network of a case, with an Input for each of its inputs and a Trainer. */
function graphOf({ layers, losses, params, inputs }: GoldenFit): Graph {
  const connect = (from: string, to: string) => ({ from: from.split('.'), to: to.split('.') })
  const outputOf = (id: string) => `${id}.y`
  const figures = losses.flatMap(({ metrics, prediction, target }) =>
    metrics.map((metric) => ({ ...metric, prediction, target })),
  )
  const file = {
    format: formatName,
    version: formatVersion,
    nodes: [
      ...Object.entries(inputs).map(([id, { dtype, shape }]) => ({
        id,
        type: 'Input',
        params: { dtype, shape: shape.slice(1) },
      })),
      ...layers.map(({ id, type, params }) => ({ id, type, params })),
      ...losses.map(({ id, type, params }) => ({ id, type, params })),
      ...figures.map(({ id, type }) => ({ id, type })),
      { id: 'trainer', type: 'Trainer', params },
    ],
    connections: [
      ...layers.map(({ id, from }) => connect(outputOf(from), `${id}.x`)),
      ...[...losses, ...figures].flatMap(({ id, prediction, target }) => [
        connect(outputOf(prediction), `${id}.prediction`),
        connect(outputOf(target), `${id}.target`),
      ]),
      ...losses.map(({ id }, index) => connect(`${id}.loss`, `trainer.loss${index + 1}`)),
      ...figures.map(({ id }, index) => connect(`${id}.value`, `trainer.metric${index + 1}`)),
    ],
  }
  const { graph, problems } = readGraph(file, catalogue)
  expect(problems).toBeUndefined()
  return graph!
}

function tensorsOf(tensors: GoldenTensors, keyOf: (name: string) => string): ReadonlyMap<string, TensorData> {
  return new Map(Object.entries(tensors).map(([name, tensor]) => [keyOf(name), tensorOf(tensor)]))
}

function tensorOf({ dtype, shape, data }: GoldenTensor): TensorData {
  const values = createTypedArray(dtype, data.length)
  values.set(data)
  return { dtype, shape, data: values }
}

/** One figure of all epochs, by Keras' name. */
function historyOf(epochs: readonly EpochRecord[], name: string): readonly number[] {
  return epochs.map(({ training, validation, learningRate }) => {
    if (name === 'learning_rate') return learningRate
    return (name.startsWith('val_') ? validation?.[name.slice(4)] : training[name]) ?? NaN
  })
}

// What comes of some ten or twenty updates is compared as closely as the gradients that it is a sum of: the rounding of each step goes into the next.
describe.each(['cpu', 'wasm'] as const)('what model.fit of Keras gives, on %s', (name) => {
  it.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const engine = createEngine({ backend: await createTfjsBackend(name), catalogue })
    await engine.weights.import(tensorsOf(golden.weights, (key) => key))
    const { record } = await train(engine, graphOf(golden), { feeds: tensorsOf(golden.inputs, (id) => `${id}.y`) })
    for (const [figure, { data }] of Object.entries(golden.history)) {
      expectClose(historyOf(record.epochs, figure), data, { of: 'gradients' })
    }
    const after = await engine.weights.export()
    expect([...after.keys()].toSorted()).toEqual(Object.keys(golden.after).toSorted())
    for (const [key, { data }] of Object.entries(golden.after)) {
      expectClose(after.get(key)!.data, data, { of: 'gradients' })
    }
    await engine.dispose()
  })
})

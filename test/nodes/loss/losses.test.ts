import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTfjsBackend, type TfjsBackend } from '../../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { Nested } from '../../../src/definition/node.js'
import { gradientProgram } from '../../../src/operations/gradient-program.js'
import type { TensorData } from '../../../src/operations/types.js'
import { expectClose } from '../../closeness.js'
import { nodes } from '../../../nodes/index.js'
import { findNode } from '../find.js'
import { toTensor } from '../nested.js'
import { runTraced } from '../run-traced.js'
import { readParams, traceNode } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
let backend: TfjsBackend
beforeAll(async () => {
  backend = await createTfjsBackend('cpu')
})
afterAll(() => expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 }))

/** The losses of the examples, and the gradient of their sum with respect to the prediction. */
async function lossOf(
  type: string,
  inputs: Readonly<Record<string, TensorData>>,
  params: Readonly<Record<string, unknown>> = {},
) {
  const definition = findNode(type)
  const read = readParams(definition, params, catalogue)
  const { program, outputs, inputs: named } = traceNode({ definition, params: read, inputs, mode: 'training' })
  const prediction = named.filter(({ name }) => name === 'prediction').map(({ value }) => value.id)
  const of = outputs.map(({ value }) => value.id)
  const differentiated = gradientProgram(program, of, prediction, { mode: 'training' })
  const [loss, gradient] = await runTraced(differentiated, Object.values(inputs), backend, () => {
    throw new Error('a loss draws no random numbers')
  })
  return { loss: [...loss!.data], shape: loss!.shape, gradient: [...gradient!.data] }
}

const float = (nested: Nested) => toTensor(nested, 'float32')

describe('slopes at the corners', () => {
  const corner = float([[0, 1, 0, 1]])
  const wrong = float([[1, 0, 0, 1]])
  it.each(['BinaryCrossentropy', 'BinaryFocalCrossentropy', 'CategoricalCrossentropy', 'CategoricalFocalCrossentropy'])(
    'of %s are finite',
    async (type) => {
      const logits = float([[-100, 100, 100, -100]])
      for (const [prediction, fromLogits] of [
        [corner, false],
        [logits, true],
      ] as const) {
        const { loss, gradient } = await lossOf(type, { prediction, target: wrong }, { fromLogits })
        expect([...loss, ...gradient].every(Number.isFinite)).toBe(true)
      }
    },
  )

  it('of logits far off are those of the difference of probabilities', async () => {
    const inputs = { prediction: float([[100], [-100]]), target: float([[0], [1]]) }
    const { loss, gradient } = await lossOf('BinaryCrossentropy', inputs, { fromLogits: true })
    expectClose(loss, [100, 100])
    expectClose(gradient, [1, -1])
  })

  it('of a zero vector are finite, where those of Keras are NaN', async () => {
    const { loss, gradient } = await lossOf('CosineSimilarity', {
      prediction: float([[0, 0]]),
      target: float([[3, 4]]),
    })
    expect(loss[0]).toBeCloseTo(0)
    expect(gradient.every(Number.isFinite)).toBe(true)
  })

  it('of a row of zero probabilities are finite, where Keras gives NaN', async () => {
    const target = toTensor([1], 'int32')
    const { loss, gradient } = await lossOf('SparseCategoricalCrossentropy', { prediction: float([[0, 0]]), target })
    expectClose(loss, [-Math.log(1e-7)])
    expect(gradient.every(Number.isFinite)).toBe(true)
  })

  it('of negative means of counts are finite, where Keras gives NaN', async () => {
    const { loss } = await lossOf('Poisson', { prediction: float([[-1]]), target: float([[0]]) })
    expectClose(loss, [-1])
  })
})

describe('one number an example', () => {
  it('is given for a prediction of [batch], of which Keras takes the mean', async () => {
    const pair = { prediction: float([1, 2]), target: float([0, 4]) }
    expect(await lossOf('MeanSquaredError', pair)).toMatchObject({ shape: [2], loss: [1, 4] })
    const sampleWeight = float([2, 0.5])
    expect((await lossOf('MeanSquaredError', { ...pair, sampleWeight })).loss).toEqual([2, 2])
  })

  it('takes a weight of an example for all its steps, where Keras refuses it', async () => {
    const prediction = float([[[1], [1]], [[2], [2]], [[1], [3]]]) // prettier-ignore
    const target = float([[[0], [0]], [[0], [0]], [[0], [0]]]) // prettier-ignore
    const { loss } = await lossOf('MeanSquaredError', { prediction, target, sampleWeight: float([1, 0.5, 0]) })
    expectClose(loss, [1, 2, 0])
  })

  it('is 0 where a mask leaves nothing', async () => {
    const mask = toTensor([0, 0], 'bool')
    const inputs = { prediction: float([[1], [2]]), target: float([[0], [0]]), mask }
    expect(await lossOf('MeanSquaredError', inputs)).toMatchObject({ loss: [0, 0], gradient: [0, 0] })
  })
})

import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createExamples } from '../../../playground/session/examples/examples.js'
import { findExampleWires } from '../../../playground/session/examples/find-example-wires.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import { createChecker } from '../../../src/graph/check.js'
import type { Graph } from '../../../src/graph/graph.js'
import { createInThreadClient } from '../../../src/worker/in-thread.js'
import { graphOf, node } from '../../engine/graphs.js'

const catalogue = createCatalogue(nodes)

const iris = graphOf(
  [
    node('data', 'Iris'),
    node('dense', 'Dense', { units: 3 }),
    node('softmax', 'Softmax'),
    node('loss', 'SparseCategoricalCrossentropy'),
    node('matrix', 'ConfusionMatrix', { numClasses: 3 }),
    node('trainer', 'Trainer', { validationSplit: 0.2 }),
  ],
  [
    'data.features -> dense.x',
    'dense.y -> softmax.x',
    'softmax.y -> loss.prediction',
    'data.label -> loss.target',
    'dense.y -> matrix.prediction',
    'data.label -> matrix.target',
    'loss.loss -> trainer.loss1',
    'matrix.value -> trainer.metric1',
  ],
)

function examplesOf(graph: Graph) {
  const engine = createInThreadClient({ nodes, backend: 'cpu' })
  return createExamples({ engine, catalogue, graph: () => graph, check: () => createChecker(catalogue).check(graph) })
}

describe('findExampleWires', () => {
  it('takes what the loss compares, and the data that the prediction comes from', () => {
    expect(findExampleWires(iris, catalogue)).toEqual({
      trainer: 'trainer',
      prediction: ['softmax', 'y'],
      target: ['data', 'label'],
      shown: ['data', 'features'],
    })
    expect(findExampleWires(iris, catalogue, 'matrix')).toMatchObject({ prediction: ['dense', 'y'] })
  })

  it('says why there is nothing to compare', () => {
    expect(findExampleWires(graphOf([], []), catalogue)).toEqual({ refusal: 'This graph has no Trainer.' })
    expect(findExampleWires({ ...iris, connections: [] }, catalogue)).toEqual({
      refusal: 'No loss that compares a prediction with a target is wired to the Trainer.',
    })
  })
})

describe('createExamples', () => {
  it('judges the examples that are held out, and those that are learned from', async () => {
    const examples = examplesOf(iris)
    const { judged, progress, refusal } = examples
    await examples.judge('validation', null)
    expect([refusal.value, progress.value, judged.value?.total]).toEqual(['', null, 30])
    const held = judged.value?.judgement.examples ?? []
    expect(
      held.every(({ truth, predicted, confidence }) => [truth, predicted, confidence].every(Number.isFinite)),
    ).toBe(true)
    await examples.judge('training', 'matrix')
    const learned = new Set(judged.value?.judgement.examples.map(({ index }) => index))
    expect(learned.size).toBe(120)
    expect(held.some(({ index }) => learned.has(index))).toBe(false)
  })

  it('shows what the network is given of some of them', async () => {
    const examples = examplesOf(iris)
    expect(await examples.show([1])).toBeNull()
    await examples.judge('validation', null)
    expect(await examples.show([])).toBeNull()
    expect((await examples.show([149, 3]))?.shape).toEqual([2, 4])
  })

  it('keeps what it has when it is stopped, and goes on with another question', async () => {
    const examples = examplesOf(iris)
    const { judged } = examples
    const stopped = examples.judge('training', null)
    examples.stop()
    await stopped
    expect(judged.value).toMatchObject({ total: 120, judgement: { examples: [] } })
    const given = examples.judge('training', null)
    await examples.judge('validation', null)
    await given
    expect(judged.value?.part).toBe('validation')
  })

  it('says what is in the way', async () => {
    const broken = examplesOf(graphOf([...iris.nodes, node('lonely', 'Dense')], ['data.features -> dense.x']))
    await broken.judge('validation', null)
    expect(broken.refusal.value).toContain('No loss')
    const unrunnable = examplesOf({ ...iris, nodes: [...iris.nodes, node('lonely', 'Dense')] })
    await unrunnable.judge('validation', null)
    expect(unrunnable.refusal.value).toBe('The graph has problems: it cannot run.')
  })
})

import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { createChecker } from '../../../src/graph/check.js'
import type { TensorData } from '../../../src/operations/types.js'
import type { TrainingEvent } from '../../../src/graph/training.js'
import { train } from '../../../src/training/train.js'
import { graphOf, node } from '../../engine/graphs.js'
import { engineOfNodes } from '../engine-of-nodes.js'

const catalogue = createCatalogue(nodes)
const engine = engineOfNodes()

function normalizing(
  layer: string,
  params: Readonly<Record<string, JsonValue>>,
  input: Readonly<Record<string, JsonValue>>,
) {
  return graphOf(
    [node('x', 'Input', input), node('inner', layer, params), node('normal', 'SpectralNormalization')],
    ['x.y -> normal.x', 'inner.layer -> normal.layer'],
  )
}

function problemsOf(graph: ReturnType<typeof graphOf>) {
  return createChecker(catalogue)
    .check(graph)
    .problems.map((each) => `${each.node ?? ''}: ${formatFinding(each)}`)
}

describe('SpectralNormalization', () => {
  it('has a vector of its own; the kernel stays the layer’s', () => {
    const report = createChecker(catalogue).check(normalizing('Conv2D', { filters: 5 }, { shape: [8, 8, 2] }))
    expect(report.problems).toEqual([])
    expect(report.nodes.get('normal')?.weights).toEqual([{ name: 'vector_u', shape: [1, 5], isTrainable: false }])
    expect(report.nodes.get('inner')?.weights.map(({ name }) => name)).toEqual(['kernel', 'bias'])
    expect(report.nodes.get('normal')?.outputs['y']?.type?.shape).toEqual(['batch', 6, 6, 5])
  })

  it('refuses, as Keras does, a layer without kernel or embeddings', () => {
    for (const type of ['GRU', 'SeparableConv1D', 'LayerNormalization', 'Flatten']) {
      expect(problemsOf(normalizing(type, {}, { shape: [9, 4] }))).toEqual([
        `normal: layer: expected a layer with a kernel or embeddings, received ${type}`,
      ])
    }
  })

  it('tells what the layer does not take', () => {
    expect(problemsOf(normalizing('Conv2D', {}, { shape: [9, 4] }))).toEqual([
      'normal: layer: expected rank 4 at x of Conv2D, received rank 3, [batch, 9, 4]',
    ])
  })

  it('leaves the kernel with norm 1 after training, and inference takes that', async () => {
    const graph = normalizing('Dense', { units: 2, useBias: false }, { shape: [3] })
    const x: TensorData = { dtype: 'float32', shape: [1, 3], data: Float32Array.of(1, 2, 3) }
    const run = async (mode: 'training' | 'inference') => {
      const { outputs } = await engine().run(graph, { feeds: new Map([['x.y', x]]), mode, targets: ['normal.y'] })
      return [...(outputs.get('normal.y')?.data ?? [])]
    }
    const kernelOf = async () => [...((await engine().weights.export()).get('inner/kernel')?.data ?? [])]
    await run('inference')
    const before = await kernelOf()
    for (let step = 0; step < 30; step++) await run('training')
    const trained = await run('training')
    const after = await kernelOf()
    expect(after).not.toEqual(before)
    expect(largestSingularValue(after)).toBeCloseTo(1, 5)
    const inferred = await run('inference')
    inferred.forEach((value, index) => expect(value).toBeCloseTo(trained[index]!, 5))
  })

  it('trains: the optimizer goes on from the normalized kernel', async () => {
    const optimizer = { type: 'sgd', learningRate: 0.1 }
    const graph = graphOf(
      [
        node('iris', 'Iris', { standardize: true }),
        node('inner', 'Dense', { units: 2 }),
        node('normal', 'SpectralNormalization'),
        node('last', 'Dense', { units: 3, activation: 'softmax' }),
        node('loss', 'SparseCategoricalCrossentropy'),
        node('trainer', 'Trainer', { epochs: 8, batchSize: 16, patience: null, optimizer }),
      ],
      [
        'iris.features -> normal.x',
        'inner.layer -> normal.layer',
        'normal.y -> last.x',
        'last.y -> loss.prediction',
        'iris.label -> loss.target',
        'loss.loss -> trainer.loss1',
      ],
    )
    const losses: number[] = []
    const onEvent = (event: TrainingEvent) => {
      if (event.event === 'progress') losses.push(...event.progress.losses)
    }
    await train(engine(), graph, { start: 'fresh' }, { onEvent })
    expect(losses.at(-1)).toBeLessThan(0.8 * losses[0]!)
    const weights = await engine().weights.export()
    const norm = largestSingularValue([...(weights.get('inner/kernel')?.data ?? [])])
    // One step away from 1, and not exactly there.
    expect(Math.abs(norm - 1)).toBeLessThan(0.1)
    expect(norm).not.toBe(1)
  })

  it('gives float32 for whole numbers; Keras rounds the vectors of an Embedding to them', () => {
    const report = createChecker(catalogue).check(
      normalizing('Embedding', { inputDim: 4, outputDim: 2 }, { shape: [3], dtype: 'int32' }),
    )
    expect(report.problems).toEqual([])
    expect(report.nodes.get('normal')?.outputs['y']?.type).toEqual({ dtype: 'float32', shape: ['batch', 3, 2] })
  })
})

/** Of a kernel of two columns, from the eigenvalues of Wᵀ W. */
function largestSingularValue(kernel: readonly number[]): number {
  const rows = kernel.flatMap((value, index) => (index % 2 === 0 ? [[value, kernel[index + 1]!]] : []))
  const sum = (i: number, j: number) => rows.reduce((total, row) => total + row[i]! * row[j]!, 0)
  const [a, b, d] = [sum(0, 0), sum(0, 1), sum(1, 1)]
  return Math.sqrt((a + d + Math.hypot(a - d, 2 * b)) / 2)
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createTfjsBackend } from '../../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { Engine } from '../../../src/engine/index.js'
import { createChecker } from '../../../src/graph/check.js'
import type { TensorData } from '../../../src/operations/types.js'
import { graphOf, node } from '../../engine/graphs.js'

const catalogue = createCatalogue(nodes)
let engine: Engine
beforeAll(async () => {
  engine = new Engine({ backend: await createTfjsBackend('cpu'), catalogue })
})
afterAll(async () => {
  await engine.dispose()
  expect(engine.backend.memory()).toEqual({ tensors: 0, bytes: 0 })
})

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
      const { outputs } = await engine.run(graph, { feeds: new Map([['x.y', x]]), mode, targets: ['normal.y'] })
      return [...(outputs.get('normal.y')?.data ?? [])]
    }
    const kernelOf = async () => [...((await engine.weights.export()).get('inner/kernel')?.data ?? [])]
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

  it('gives float32 for whole numbers; Keras rounds the vectors of an Embedding to them', () => {
    const report = createChecker(catalogue).check(
      normalizing('Embedding', { inputDim: 4, outputDim: 2 }, { shape: [3], dtype: 'int32' }),
    )
    expect(report.problems).toEqual([])
    expect(report.nodes.get('normal')?.outputs['y']?.type).toEqual({ dtype: 'float32', shape: ['batch', 3, 2] })
  })
})

/** Of a kernel [3, 2], from the eigenvalues of Wᵀ W. */
function largestSingularValue(kernel: readonly number[]): number {
  const sum = (i: number, j: number) => [0, 2, 4].reduce((total, row) => total + kernel[row + i]! * kernel[row + j]!, 0)
  const [a, b, d] = [sum(0, 0), sum(0, 1), sum(1, 1)]
  return Math.sqrt((a + d + Math.hypot(a - d, 2 * b)) / 2)
}

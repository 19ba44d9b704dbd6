import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { createChecker } from '../../../src/graph/check.js'
import type { TensorData } from '../../../src/operations/types.js'
import { graphOf, node } from '../../engine/graphs.js'
import { engineOfNodes } from '../engine-of-nodes.js'

const catalogue = createCatalogue(nodes)
const engine = engineOfNodes()

/** Two sequences with their masks, and a merge. */
function merging(
  type: string,
  wires: readonly string[],
  shapes: readonly (readonly number[])[] = [
    [3, 2],
    [3, 2],
  ],
) {
  // prettier-ignore
  return graphOf(
    [
      ...shapes.map((shape, index) => node(`x${index + 1}`, 'Input', { shape })),
      ...shapes.map((shape, index) => node(`m${index + 1}`, 'Input', { shape: shape.slice(0, -1), dtype: 'bool' })),
      node('merge', type),
    ],
    wires,
  )
}

const bothOfX = ['x1.y -> merge.x1', 'x2.y -> merge.x2']

function problemsOf(graph: ReturnType<typeof graphOf>) {
  return createChecker(catalogue)
    .check(graph)
    .problems.map((each) => `${each.node ?? ''}: ${formatFinding(each)}`)
}

describe('masks of merges', () => {
  it('go with the inputs of their numbers, whatever is not wired between', async () => {
    const wires = ['x1.y -> merge.x1', 'x2.y -> merge.x3', 'm2.y -> merge.mask3']
    const ones: TensorData = { dtype: 'float32', shape: [1, 3, 2], data: new Float32Array(6).fill(1) }
    const twos: TensorData = { ...ones, data: new Float32Array(6).fill(2) }
    const mask: TensorData = { dtype: 'bool', shape: [1, 3], data: Uint8Array.of(1, 0, 1) }
    const feeds = new Map([['x1.y', ones], ['x2.y', twos], ['m2.y', mask]]) // prettier-ignore
    const { outputs } = await engine().run(merging('Maximum', wires), { feeds, targets: ['merge.y'] })
    expect([...(outputs.get('merge.y')?.data ?? [])]).toEqual([2, 2, 1, 1, 2, 2])
  })

  it('give a mask where Keras gives one: of all inputs, or of any of a Concatenate', () => {
    const first = [...bothOfX, 'm1.y -> merge.mask1']
    const both = [...first, 'm2.y -> merge.mask2']
    const maskOf = (type: string, wires: readonly string[]) =>
      createChecker(catalogue).check(merging(type, wires)).nodes.get('merge')?.outputs['mask']?.type ?? null
    const expected = { dtype: 'bool', shape: ['batch', 3] }
    for (const type of ['Add', 'Subtract', 'Multiply', 'Average', 'Maximum', 'Minimum']) {
      expect([type, maskOf(type, bothOfX), maskOf(type, first), maskOf(type, both)]).toEqual([
        type,
        null,
        null,
        expected,
      ])
    }
    expect([maskOf('Concatenate', bothOfX), maskOf('Concatenate', first)]).toEqual([null, expected])
  })

  it('tells of a mask without its input, and of one that does not fit', () => {
    expect(problemsOf(merging('Add', ['x1.y -> merge.x1', 'm2.y -> merge.mask2']))).toEqual([
      'merge: mask2: expected a wire to x2 beside it, received one from m2.y alone',
    ])
    const longer = [[3, 2], [3, 2], [4, 2]] // prettier-ignore
    expect(problemsOf(merging('Add', [...bothOfX, 'm3.y -> merge.mask2'], longer))).toEqual([
      'merge: mask2: expected [batch, 3], received [batch, 4]',
    ])
    const flatter = [[3, 2], [2]] // prettier-ignore
    expect(problemsOf(merging('Add', [...bothOfX, 'm1.y -> merge.mask1'], flatter))).toEqual([
      'merge: x: expected inputs of one rank, with masks, received ranks 3, 2',
    ])
  })
})

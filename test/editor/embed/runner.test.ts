import { afterAll, describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { defineNode } from '../../../src/definition/node.js'
import { createTfjsNodes } from '../../../src/editor/index.js'
import type { PlainValue } from '../../../src/editor/index.js'
import { createInThreadClient } from '../../../src/worker/in-thread.js'
import { expectClose } from '../../closeness.js'

const tensor = { kind: 'tensor', doc: '' } as const
const declared = {
  category: 'core',
  doc: { summary: '' },
  params: {},
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
} as const
const noise = defineNode({
  type: 'Noise',
  ...declared,
  inputs: { x: tensor },
  outputs: { y: { ...tensor, kindOf: 'x' } },
  run: ({ x }, _params, _weights, ops) => ({ y: ops.add(x, ops.random(ops.shapeOf(x), { purpose: 'noise' })) }),
})
const product = defineNode({
  type: 'Product',
  ...declared,
  inputs: { left: tensor, right: tensor },
  outputs: { y: tensor },
  run: ({ left, right }, _params, _weights, ops) => ({ y: ops.matMul(left, right) }),
})

const all = [...nodes, noise, product]
const runner = createInThreadClient({ nodes: all, backend: 'cpu' })
const tfjs = createTfjsNodes({ nodes: all, runner })
afterAll(() => runner.destroy())

/** The numbers of a value that must be a tensor of this shape. */
function elements(value: PlainValue | undefined, shape: readonly number[]) {
  if (typeof value !== 'object' || !('dtype' in value)) throw new Error('expected a tensor')
  expect(value.shape).toEqual(shape)
  return value.data
}

describe('nodes that need the engine', () => {
  it('compute tensors', async () => {
    const x = { dtype: 'float32', shape: [2, 2], data: [-1, 0, 1, 2] }
    const { y } = await tfjs.create('ELU', { alpha: 0.5 }).data({ x: [x] })
    expectClose(elements(y, [2, 2]), [0.5 * Math.expm1(-1), 0, 1, 2])
  })

  it('keep their weights from run to run, by their ids', async () => {
    const x = [[1, 2, 3]]
    const dense = tfjs.create('Dense', { units: 2 }, { id: 'mine' })
    const first = elements((await dense.data({ x: [x] }))['y'], [1, 2])
    expect(elements((await dense.data({ x: [x] }))['y'], [1, 2])).toEqual(first)
    const again = tfjs.create('Dense', { units: 2 }, { id: 'mine' })
    expect(elements((await again.data({ x: [x] }))['y'], [1, 2])).toEqual(first)
    await runner.setWeights(new Map([['mine/bias', { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) }]]))
    expectClose(elements((await dense.data({ x: [x] }))['y'], [1, 2]), [first[0]! + 1, first[1]! + 2])
    const three = [...x, ...x, ...x]
    elements((await dense.data({ x: [three] }))['y'], [3, 2])
  })

  it('take layers unapplied', async () => {
    const cell = tfjs.create('SimpleRNNCell', { units: 3 })
    const { layer } = await cell.data({})
    const sequence = { dtype: 'float32', shape: [1, 2, 2], data: [1, 2, 3, 4] }
    const rnn = tfjs.create('RNN')
    const y = elements((await rnn.data({ x: [sequence], layer: [layer] }))['y'], [1, 3])
    // By hand, with the same cell's weights: both belong to its id.
    const one = await cell.data({ x: [[[1, 2]]] })
    const two = await cell.data({ x: [[[3, 4]]], h: [one['h']] })
    expectClose(y, elements(two['y'], [1, 3]))
  })

  it('give the batches of data sets', async () => {
    const outputs = await createTfjsNodes({ nodes, runner, batch: 2 }).create('Digits').data()
    elements(outputs['image'], [2, 8, 8, 1])
    expect(elements(outputs['label'], [2])).toEqual(Int32Array.of(0, 1))
  })

  it('draw random numbers, the same ones for a seed', async () => {
    const draw = async (seed: number) =>
      createTfjsNodes({ nodes, runner, seed }).create('Random', {}, { id: 'r' }).data()
    expect(await draw(1)).toEqual(await draw(1))
    expect(await draw(1)).not.toEqual(await draw(2))
  })

  it('may be of a developer: one that draws for a single number, one that joins what has no batch', async () => {
    const noise = await tfjs.create('Noise').data({ x: [3] })
    expect(noise['y']).toBeGreaterThan(3)
    expect(noise['y']).toBeLessThan(4)
    const left = { dtype: 'float32', shape: [1, 2], data: [1, 2] }
    const right = { dtype: 'float32', shape: [2, 1], data: [10, 20] }
    const { y } = await tfjs.create('Product').data({ left: [left], right: [right] })
    expectClose(elements(y, [1, 1]), [50])
  })
})

describe('the in-thread client', () => {
  it('names the node that fails', async () => {
    const dense = tfjs.create('Dense', { units: 2 }, { id: 'wrong' })
    await runner.setWeights(new Map([['wrong/bias', { dtype: 'float32', shape: [3], data: new Float32Array(3) }]]))
    await expect(dense.data({ x: [[[1, 2]]] })).rejects.toThrow(/^wrong/)
  })

  it('leaves nothing behind', async () => {
    const own = createInThreadClient({ nodes, backend: 'cpu' })
    await createTfjsNodes({ nodes, runner: own })
      .create('Dense')
      .data({ x: [[[1, 2]]] })
    expect((await own.memory()).tensors).toBe(2)
    own.destroy()
  })

  it('says which backends there are when it is asked for another', async () => {
    const own = createInThreadClient({ nodes, backend: 'abacus' })
    await expect(own.useBackend('abacus')).rejects.toThrow(/expected .*cpu.*, received abacus/)
    own.destroy()
  })
})

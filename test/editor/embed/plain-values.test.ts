import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createTfjsNodes } from '../../../src/editor/index.js'

const tfjs = createTfjsNodes({ nodes })
const elu = (alpha: number) => tfjs.create('ELU', { alpha })

describe('an activation in a pipeline of plain values', () => {
  it('makes a number of a number', async () => {
    expect(await elu(0.5).data({ x: [-1] })).toEqual({ y: 0.5 * Math.expm1(-1) })
    expect(await elu(0.5).data({ x: [3] })).toEqual({ y: 3 })
  })

  it('makes an array of an array, nested as it is', async () => {
    expect(await elu(1).data({ x: [[-1, 0, 2]] })).toEqual({ y: [Math.expm1(-1), 0, 2] })
    const nested = [
      [1, -1],
      [-2, 2],
    ]
    expect(await elu(1).data({ x: [nested] })).toEqual({
      y: [
        [1, Math.expm1(-1)],
        [Math.expm1(-2), 2],
      ],
    })
    expect(await elu(1).data({ x: [[]] })).toEqual({ y: [] })
  })

  it('keeps typed arrays, but not those that cannot hold the result', async () => {
    expect(await elu(1).data({ x: [Float64Array.of(-1)] })).toEqual({ y: Float64Array.of(Math.expm1(-1)) })
    expect(await elu(1).data({ x: [Float32Array.of(-1)] })).toEqual({ y: Float32Array.of(Math.expm1(-1)) })
    expect(await elu(1).data({ x: [Int32Array.of(-1)] })).toEqual({ y: Float32Array.of(Math.expm1(-1)) })
  })

  it('makes a tensor of a tensor, without a runner too', async () => {
    const x = { dtype: 'float32', shape: [1, 2], data: Float32Array.of(-1, 2) }
    expect(await elu(1).data({ x: [x] })).toEqual({
      y: { dtype: 'float32', shape: [1, 2], data: Float32Array.of(Math.expm1(-1), 2) },
    })
    expect(x.data).toEqual(Float32Array.of(-1, 2))
  })

  it('works in a chain and follows its parameters', async () => {
    const [first, second] = [elu(0.5), tfjs.create('ReLU', { negativeSlope: 0.1 })]
    const { y } = await first.data({ x: [-1] })
    expect(await second.data({ x: [y] })).toEqual({ y: 0.1 * (0.5 * Math.expm1(-1)) })
    expect(first.setParam('alpha', 2)).toBeNull()
    expect(await first.data({ x: [-1] })).toEqual({ y: 2 * Math.expm1(-1) })
  })
})

describe('nodes that need no input', () => {
  it('give what their sockets say', async () => {
    expect(await tfjs.create('Number', { value: 1.5 }).data()).toEqual({ y: 1.5 })
    expect(await tfjs.create('NumberArray', { values: [1, 2] }).data({})).toEqual({ y: [1, 2] })
  })
})

describe('an Output node', () => {
  it('gives what arrives', async () => {
    expect(await tfjs.create('Output').data({ x: [[1, 2]] })).toEqual({ x: [1, 2] })
  })
})

describe('a view', () => {
  it('shows a summary of plain values and tells who listens', async () => {
    const table = tfjs.create('TensorTable')
    const seen: string[] = []
    table.subscribe(() => seen.push(table.outcome.status))
    expect(await table.data({ x: [[[1, 2], [3, 4]]] })).toEqual({}) // prettier-ignore
    expect(seen).toEqual(['running', 'done'])
    expect(table.outcome.summary).toMatchObject({ kind: 'table', shape: [2, 2], rows: [[1, 2], [3, 4]] }) // prettier-ignore
  })

  it('keeps the order of growing ports', async () => {
    const plot = tfjs.create('LinePlot')
    await plot.data({ y2: [[3, 4]], y1: [[1, 2]] })
    expect(plot.outcome.summary).toMatchObject({ series: [{ y: [1, 2] }, { y: [3, 4] }] })
  })
})

describe('what cannot be', () => {
  const rejects = async (inputs: Readonly<Record<string, readonly unknown[]>>, type = 'ELU') => {
    const node = tfjs.create(type, {}, { id: 'here' })
    const error: unknown = await node.data(inputs).then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(node.outcome).toMatchObject({ status: 'failed', error: String(error).replace('NodeError: ', '') })
    return String(error)
  }

  it.each([
    [{}, 'here: x: expected a wire to x, received nothing'],
    [
      { x: ['text'] },
      'here: x: expected a number, an array of numbers or a tensor { dtype, shape, data }, received a string',
    ],
    [{ x: [undefined] }, 'received undefined'],
    [{ x: [[1, 'a']] }, 'received an array with a string in it'],
    [{ x: [[[1, 2], [3]]] }, 'received an array of arrays of different lengths'],
    [{ x: [{ dtype: 'float32', shape: [3], data: [1] }] }, 'received a tensor [3] with 1 instead of 3 elements'],
    [
      { x: [{ dtype: 'float32', shape: [1], data: () => [1] }] },
      'received a tensor of TensorFlow.js, which nobody would dispose of',
    ],
    [{ x: [{ a: 1 }] }, 'received an object with the keys a'],
    [{ x: [1, 2] }, 'here: x: expected one wire, received 2 wires'],
    [{ z: [1] }, 'here: z: expected an input of ELU, received "z"'],
    [{ x: [{ dtype: 'int32', shape: [1], data: Int32Array.of(1) }] }, 'here: x: expected float32, received int32'],
  ])('%j', async (inputs, message) => {
    expect(await rejects(inputs)).toContain(message)
  })

  it('is said by the node of what it needs', async () => {
    expect(await rejects({ x: [[1, 2]] }, 'Dense')).toContain('here: x: expected rank 2 or more, received rank 1, [2]')
    expect(await rejects({ x: [[[1, 2]]] }, 'Dense')).toContain('here: runner: expected a runner')
    expect(await rejects({}, 'Input')).toContain('here: y: expected a value that a program feeds into a graph')
    expect(await rejects({ layer: [3], x: [[[[1]]]] }, 'RNN')).toContain('here: layer')
  })

  it('is said when a node is made', () => {
    expect(() => tfjs.create('Elu')).toThrow(/expected one of .*ELU.*, received Elu/)
    expect(() => tfjs.create('ELU', { alpha: 'a' })).toThrow(/^ELU: params.alpha: expected .*, received "a"/)
    expect(() => tfjs.create('ELU', { beta: 1 })).toThrow('ELU: params.beta: expected one of alpha, received "beta"')
  })
})

import { describe, expect, it } from 'vitest'
import type { AnyNode } from '../../src/definition/node.js'
import { createOps } from '../../src/operations/ops.js'
import { type Traced, Tracer } from '../../src/operations/tracer.js'
import type { Shape } from '../../src/operations/types.js'
import { simpleCell } from './simple-cell.js'

function trace() {
  const tracer = new Tracer('inference')
  const input = (...shape: Shape): Traced => tracer.input({ dtype: 'float32', shape })
  return { tracer, input, ops: createOps(tracer) }
}

describe('defineCell', () => {
  it('gives a node with ports for the states, which may stay unwired, and the cell itself as layer', () => {
    const node: AnyNode = simpleCell
    expect(Object.keys(node.inputs)).toEqual(['x', 'h'])
    expect(Object.keys(node.outputs)).toEqual(['y', 'h', 'layer'])
    expect(simpleCell.inputs.h).toMatchObject({ kind: 'tensor', isOptional: true, rank: { min: 2, max: 2 } })
    expect(node.category).toBe('recurrent')
  })

  it('steps once when wired by hand, from zeros where a state is not wired', () => {
    const { tracer, input, ops } = trace()
    const weights = { kernel: input(3, 4), recurrent_kernel: input(4, 4) }
    const outputs = simpleCell.run?.({ x: input('batch', 3), h: null }, { units: 4 }, weights, ops)
    expect(outputs?.y.type.shape).toEqual(['batch', 4])
    expect(outputs?.h).toBe(outputs?.y)
    expect(tracer.steps.map(({ operation }) => operation.name)).toEqual([
      'fill', // the state
      'fill', // the mask
      'multiply', // x with its mask
      'matMul',
      'matMul',
      'add',
      'exp',
    ])
  })

  it('binds the three parts for a recurrent layer', () => {
    const { input, ops } = trace()
    const cell = simpleCell.cell.bind({ units: 4 }, { kernel: input(3, 4), recurrent_kernel: input(4, 4) }, ops)
    expect(cell.stateNames).toEqual(['h'])
    const step = { dtype: 'float32', shape: ['batch', 3] } as const
    expect(cell.stateShapes(step)).toEqual([['batch', 4]])
    const prepared = cell.prepare(input('time', 'batch', 3), input('batch', 3))
    expect(prepared.type.shape).toEqual(['time', 'batch', 4])
    const next = cell.step(input('batch', 4), [input('batch', 4)], [input('batch', 4)])
    expect(next.states.map(({ type }) => type.shape)).toEqual([['batch', 4]])
  })

  it('binds anew for the body of a scan, over its operations and weights', () => {
    const outside = trace()
    const weights = { kernel: outside.input(3, 4), recurrent_kernel: outside.input(4, 4) }
    const cell = simpleCell.cell.bind({ units: 4 }, weights, outside.ops)
    expect(cell.weights).toBe(weights)
    const body = trace()
    const inside = cell.rebind({ kernel: body.input(3, 4), recurrent_kernel: body.input(4, 4) }, body.ops)
    inside.step(body.input('batch', 4), [body.input('batch', 4)], [null])
    expect(body.tracer.steps.map(({ operation }) => operation.name)).toEqual(['matMul', 'add', 'exp'])
    expect(outside.tracer.steps).toEqual([])
  })

  it('says which shape a wired state must have', () => {
    const x = { dtype: 'float32', shape: ['batch', 3] } as const
    const check = (shape: Shape) => [...(simpleCell.check?.({ x, h: { dtype: 'float32', shape } }, { units: 4 }) ?? [])]
    expect(check(['batch', 5])).toMatchObject([{ at: 'h', expected: '[batch, 4]', received: '[batch, 5]' }])
    expect(check(['batch', 4])).toEqual([])
    expect(check([1, 4])).toEqual([])
  })
})

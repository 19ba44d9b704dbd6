import { describe, expect, it } from 'vitest'
import { tensorFromJson, tensorToJson } from '../../src/cli/tensor-json.js'

describe('tensorFromJson', () => {
  it('reads nested lists row by row', () => {
    const lists = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] // prettier-ignore
    const tensor = tensorFromJson(lists, 'float32')
    expect(tensor.shape).toEqual([2, 2, 2])
    expect([...tensor.data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('reads a number as a scalar', () => {
    expect(tensorFromJson(2.5, 'float32')).toEqual({ dtype: 'float32', shape: [], data: Float32Array.of(2.5) })
  })

  it('reads what tensorToJson gives, NaN and infinities included', () => {
    const tensor = { dtype: 'float32', shape: [2, 2], data: Float32Array.of(NaN, Infinity, -Infinity, 0.1) } as const
    const json: unknown = JSON.parse(JSON.stringify(tensorToJson(tensor)))
    expect(tensorFromJson(json, 'int32')).toEqual(tensor)
  })

  it.each([
    [[[1, 2], [3]], 'data[1]: expected a list of 2, received [3]'],
    [[1, 'two'], 'data[1]: expected a float32 number, received "two"'],
    [[[1], 2], 'data[1]: expected a list of 1, received 2'],
    [[[1, 2], 3, 4], 'data[1]: expected a list of 2, received 3'],
    [{ dtype: 'complex', shape: [], data: [] }, 'dtype: expected float32, int32 or bool, received "complex"'],
    [{ shape: [-1], data: [] }, 'shape: expected a list of whole numbers, received [-1]'],
    [{ shape: [1] }, 'data: expected a list of numbers, received undefined'],
  ])('refuses %j', (json, message) => {
    expect(() => tensorFromJson(json, 'float32')).toThrow(message)
  })
})

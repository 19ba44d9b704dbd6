import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { JsonValue } from '../../src/definition/json.js'
import { regularizer } from '../../src/weights/regularizer.js'
import { expectClose } from '../closeness.js'
import { evaluateOf } from './evaluate.js'

const param = regularizer()
const catalogue = createCatalogue([])

function read(json: JsonValue) {
  const result = param.read(json, { at: 'params.kernelRegularizer', catalogue })
  if (result.problem || !result.value) throw new Error(JSON.stringify(result))
  return result.value
}

function penaltyOf(json: JsonValue, shape: readonly number[], values: readonly number[]) {
  const { option, params } = read(json)
  return evaluateOf(shape, values, (weight, ops) => option.penalty(weight, params, ops))
}

describe('regularizers', () => {
  // Values of keras.regularizers 3.x by their formulas, worked out by hand.
  it.each([
    ['l1', 0.01 * 6],
    [{ type: 'l1', l1: 0.5 }, 0.5 * 6],
    ['l2', 0.01 * 14],
    [{ type: 'l1l2', l1: 0.1, l2: 0.2 }, 0.1 * 6 + 0.2 * 14],
    ['l1l2', 0],
  ])('%j', (json, expected) => {
    const { shape, values } = penaltyOf(json, [3], [1, -2, 3])
    expect(shape).toEqual([])
    expectClose(values, [expected])
  })

  it('orthogonal: the mean magnitude of the cosines between rows or columns', () => {
    // Rows (3, 4) and (1, 0): cosine 3/5. Columns (3, 1) and (4, 0): cosine 3/√10.
    const matrix = [3, 4, 1, 0]
    expectClose(penaltyOf({ type: 'orthogonal', factor: 2, mode: 'rows' }, [2, 2], matrix).values, [2 * 0.6])
    const columns = penaltyOf({ type: 'orthogonal', factor: 2, mode: 'columns' }, [2, 2], matrix)
    expectClose(columns.values, [2 * (3 / Math.sqrt(10))])
  })

  it('orthogonal: averages over all pairs, nothing for one vector alone or for zeros', () => {
    // Three rows: cosines 0, 1/√2, 1/√2.
    const three = penaltyOf({ type: 'orthogonal', factor: 1 }, [3, 2], [1, 0, 0, 2, 1, 1])
    expectClose(three.values, [(0 + Math.SQRT1_2 + Math.SQRT1_2) / 3])
    expect(penaltyOf('orthogonal', [1, 3], [1, 2, 3]).values).toEqual([0])
    expect(penaltyOf('orthogonal', [2, 2], [0, 0, 0, 0]).values).toEqual([0])
  })

  it('read and write JSON, null for none', () => {
    expect(param.default).toBeNull()
    expect(param.write(null)).toBeNull()
    expect(param.write(read('l2'))).toEqual({ type: 'l2', l2: 0.01 })
    const refused = param.read('l3', { at: 'params.kernelRegularizer', catalogue })
    expect(refused.problem).toMatchObject({ expected: 'one of l1, l2, l1l2, orthogonal', received: '"l3"' })
  })
})

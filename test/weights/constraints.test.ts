import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { JsonValue } from '../../src/definition/json.js'
import { constraint } from '../../src/weights/constraint.js'
import { expectClose } from '../closeness.js'
import { evaluateOf } from './evaluate.js'

const param = constraint()
const catalogue = createCatalogue([])

function constrained(json: JsonValue, shape: readonly number[], values: readonly number[]): readonly number[] {
  const result = param.read(json, { at: 'params.kernelConstraint', catalogue })
  if (result.problem || !result.value) throw new Error(JSON.stringify(result))
  const { option, params } = result.value
  const changed = evaluateOf(shape, values, (weight, ops) => option.constrain(weight, params, ops))
  expect(changed.shape).toEqual(shape)
  return changed.values
}

// Columns of length 5 and 0.5.
const kernel = [3, 0.3, 4, 0.4]

describe('constraints', () => {
  it('maxNorm shortens what is longer and leaves the rest', () => {
    expectClose(constrained({ type: 'maxNorm', maxValue: 2.5 }, [2, 2], kernel), [1.5, 0.3, 2, 0.4])
    expectClose(constrained('maxNorm', [2, 2], kernel), [1.2, 0.3, 1.6, 0.4])
  })

  it('maxNorm along several axes', () => {
    const values = [3, 4, 0, 0, 0, 0, 0, 0]
    expectClose(
      constrained({ type: 'maxNorm', maxValue: 1, axis: [0, 1] }, [2, 2, 2], values),
      [1, 1, 0, 0, 0, 0, 0, 0],
    )
    expectClose(
      constrained({ type: 'maxNorm', maxValue: 1, axis: [2] }, [2, 2, 2], values),
      [0.6, 0.8, 0, 0, 0, 0, 0, 0],
    )
    expectClose(constrained({ type: 'maxNorm', maxValue: 1, axis: [-1] }, [2, 2], [3, 4, 0, 0]), [0.6, 0.8, 0, 0])
  })

  it('nonNeg sets negative weights to zero', () => {
    expect(constrained('nonNeg', [3], [-1, 0, 2])).toEqual([0, 0, 2])
  })

  it('unitNorm gives every vector length 1, zeros stay zeros', () => {
    expectClose(constrained('unitNorm', [2, 2], kernel), [0.6, 0.6, 0.8, 0.8])
    expect(constrained('unitNorm', [2], [0, 0])).toEqual([0, 0])
  })

  it('minMaxNorm brings lengths between bounds, at once or by and by', () => {
    const bounds = { type: 'minMaxNorm', minValue: 1, maxValue: 2 }
    expectClose(constrained(bounds, [2, 2], kernel), [1.2, 0.6, 1.6, 0.8])
    // Half of the way: lengths 3.5 and 0.75.
    expectClose(constrained({ ...bounds, rate: 0.5 }, [2, 2], kernel), [2.1, 0.45, 2.8, 0.6])
  })
})

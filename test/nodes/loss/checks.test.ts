import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { checkValues } from '../../../src/definition/value-bounds.js'
import type { TensorType } from '../../../src/operations/types.js'
import { nodes } from '../../../nodes/index.js'
import { findNode, float } from '../find.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const int = (...shape: TensorType['shape']): TensorType => ({ dtype: 'int32', shape })

interface Situation {
  readonly prediction: TensorType
  readonly target: TensorType
  readonly sampleWeight?: TensorType
  readonly mask?: TensorType
  readonly params?: Readonly<Record<string, unknown>>
  /** What feeds the prediction. */
  readonly from?: readonly [type: string, params: Readonly<Record<string, unknown>>]
}

function findings(type: string, { params = {}, from, ...types }: Situation) {
  const node = findNode(type)
  const producer = from && {
    definition: findNode(from[0]),
    params: readParams(findNode(from[0]), from[1], catalogue),
  }
  const context = { producer: (port: string) => (port === 'prediction' && producer ? producer : null) }
  const unwired = { sampleWeight: null, mask: null }
  return [...(node.check?.({ ...unwired, ...types }, readParams(node, params, catalogue), context) ?? [])]
}

describe('targets', () => {
  it('must have the shape of the prediction, and are not broadcast', () => {
    expect(findings('MeanSquaredError', { prediction: float('batch', 3), target: float('batch', 1) })).toMatchObject([
      { kind: 'shape', at: 'target', expected: 'the shape of prediction, [batch, 3]', received: '[batch, 1]' },
    ])
    expect(findings('MeanSquaredError', { prediction: float('batch', 1), target: float('batch') })).toEqual([])
    expect(findings('MeanSquaredError', { prediction: float('batch', 3), target: float('batch', 3, 1) })).toEqual([])
  })

  it('that are labels where one-hot vectors are wanted come with two ways out', () => {
    expect(findings('CategoricalCrossentropy', { prediction: float('batch', 10), target: int('batch') })).toMatchObject(
      [
        {
          at: 'target',
          received: 'labels, int32 [batch]',
          fixes: [
            { do: 'replaceNode', type: 'SparseCategoricalCrossentropy' },
            { do: 'insertNode', type: 'OneHot', port: 'target', params: { numClasses: 10, axis: -1 } },
          ],
        },
      ],
    )
    expect(findings('CategoricalAccuracy', { prediction: float('batch', 3), target: int('batch', 1) })).toMatchObject([
      { fixes: [{ type: 'SparseCategoricalAccuracy' }, { type: 'CategoryEncoding' }] },
    ])
  })

  it('that are one-hot where labels are wanted lead to the other loss', () => {
    const types = { prediction: float('batch', 10), target: float('batch', 10) }
    expect(findings('SparseCategoricalCrossentropy', types)).toMatchObject([
      { expected: 'one label an example, [batch]', fixes: [{ do: 'replaceNode', type: 'CategoricalCrossentropy' }] },
    ])
  })

  it('of labels want a known number of classes', () => {
    const types = { prediction: float('batch', 'classes'), target: int('batch') }
    expect(findings('SparseCategoricalCrossentropy', types)).toMatchObject([{ at: 'prediction' }])
  })

  it('have no first axis for their classes', () => {
    const types = { prediction: float('batch', 4), target: float('batch', 4), params: { axis: 0 } }
    expect(findings('CategoricalCrossentropy', types)).toMatchObject([{ at: 'params.axis', received: '0' }])
  })
})

describe('weights and masks', () => {
  const pair = { prediction: float('batch', 5, 3), target: float('batch', 5, 3) }
  it('fit the batch or the values that the mean is taken of', () => {
    for (const shape of [['batch'], ['batch', 1], ['batch', 5], ['batch', 5, 1]]) {
      expect(findings('MeanSquaredError', { ...pair, sampleWeight: float(...shape) })).toEqual([])
    }
    expect(findings('MeanSquaredError', { ...pair, sampleWeight: float('batch', 3) })).toMatchObject([
      { at: 'sampleWeight', expected: '[batch] or [batch, 5]', received: '[batch, 3]' },
    ])
    expect(findings('MeanSquaredError', { ...pair, mask: { dtype: 'bool', shape: ['batch', 4] } })).toMatchObject([
      { at: 'mask' },
    ])
  })
})

describe('logits', () => {
  const pair = { prediction: float('batch', 3), target: float('batch', 3) }
  it('are not what softmax gives', () => {
    const situation = { ...pair, params: { fromLogits: true }, from: ['Dense', { activation: 'softmax' }] as const }
    expect(findings('CategoricalCrossentropy', situation)).toMatchObject([
      {
        severity: 'hint',
        expected: 'false: the loss takes logits, but softmax feeds it',
        fixes: [{ do: 'setParam', param: 'fromLogits', value: false }],
      },
    ])
    expect(findings('BinaryCrossentropy', { ...situation, from: ['Sigmoid', {}] })).toHaveLength(1)
    expect(findings('CategoricalCrossentropy', { ...situation, from: ['Dense', {}] })).toEqual([])
  })

  it('are what a layer without softmax gives', () => {
    expect(findings('CategoricalCrossentropy', { ...pair, from: ['Dense', {}] })).toMatchObject([
      {
        severity: 'hint',
        fixes: [
          { param: 'fromLogits', value: true },
          { do: 'insertNode', type: 'Softmax' },
        ],
      },
    ])
    expect(findings('CategoricalCrossentropy', { ...pair, from: ['Softmax', {}] })).toEqual([])
    expect(findings('CategoricalCrossentropy', { ...pair, from: ['Flatten', {}] })).toEqual([])
  })

  it('of one class alone teach nothing', () => {
    const types = { prediction: float('batch', 1), target: float('batch', 1) }
    expect(findings('CategoricalCrossentropy', types)).toMatchObject([
      { severity: 'hint', fixes: [{ do: 'replaceNode', type: 'BinaryCrossentropy' }] },
    ])
  })
})

describe('values of a batch', () => {
  const boundsOf = (type: string, prediction: TensorType, params: Readonly<Record<string, unknown>> = {}) => {
    const node = findNode(type)
    const types = { prediction, target: int('batch'), sampleWeight: null, mask: null }
    const bounds = node.valueBounds?.(types, readParams(node, params, catalogue))['target']
    if (!bounds) throw new Error(`${type} has no bounds`)
    return bounds
  }
  const labels = (...data: number[]) => ({ dtype: 'int32', shape: [data.length], data: Int32Array.from(data) }) as const

  it('are labels within the classes, and the message tells where', () => {
    const bounds = boundsOf('SparseCategoricalCrossentropy', float('batch', 10))
    expect(checkValues('target', bounds, labels(0, 9, 3))).toBeNull()
    const found = checkValues('target', bounds, labels(1, 2, 12))
    expect(found && formatFinding(found)).toBe('target: expected labels 0 to 9, received 12 (example 2)')
    expect(checkValues('target', bounds, { dtype: 'float32', shape: [1, 2], data: new Float32Array([1, 0.5]) })).toMatchObject({ received: '0.5 (example 0)' }) // prettier-ignore
  })

  it('may be what is left out', () => {
    const bounds = boundsOf('SparseCategoricalCrossentropy', float('batch', 3), { ignoreClass: -1 })
    expect(checkValues('target', bounds, labels(-1, 2))).toBeNull()
    expect(checkValues('target', bounds, labels(-2))).not.toBeNull()
  })

  it('are asked for by metrics as well', () => {
    expect(boundsOf('SparseCategoricalAccuracy', float('batch', 4)).max).toBe(3)
    expect(boundsOf('ConfusionMatrix', float('batch', 1)).max).toBe(1)
    expect(boundsOf('ConfusionMatrix', int('batch'), { numClasses: 7 }).max).toBe(6)
  })
})

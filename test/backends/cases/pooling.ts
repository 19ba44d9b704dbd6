import { averagePool, averagePoolGradient } from '../../../src/operations/window/average-pool.js'
import { maxPool } from '../../../src/operations/window/max-pool.js'
import { maxPoolGradient } from '../../../src/operations/window/max-pool-gradient.js'
import type { Windows } from '../../../src/operations/window/windows.js'
import type { TensorData } from '../../../src/operations/types.js'
import { toNd } from '../reference/nd.js'
import {
  greatestGradients,
  greatestOfWindows,
  meanGradients,
  meansOfWindows,
  pooledShape,
} from '../reference/window.js'
import { type BackendCase, caseOf, float32, numbers, ties } from './case.js'

interface Configuration {
  readonly x: readonly number[]
  readonly size: readonly number[]
  readonly strides: readonly number[]
  readonly padding?: Windows['padding']
}

const configurations: readonly Configuration[] = [
  { x: [2, 7, 3], size: [2], strides: [2] },
  { x: [2, 7, 3], size: [3], strides: [1], padding: 'same' },
  { x: [1, 7, 2], size: [3], strides: [2], padding: [[2, 1]] },
  { x: [1, 7, 2], size: [1], strides: [2] },
  { x: [1, 1, 1, 1], size: [1, 1], strides: [1, 1] },
  { x: [2, 6, 6, 3], size: [2, 2], strides: [2, 2] },
  { x: [2, 5, 7, 3], size: [2, 2], strides: [2, 2], padding: 'same' },
  { x: [1, 5, 6, 2], size: [3, 3], strides: [1, 1], padding: 'same' },
  {
    x: [1, 7, 8, 2],
    size: [3, 2],
    strides: [2, 3],
    padding: [
      [1, 2],
      [0, 1],
    ],
  },
  { x: [1, 7, 7, 2], size: [2, 2], strides: [3, 3] },
  { x: [1, 7, 7, 2], size: [1, 1], strides: [2, 2] },
  { x: [1, 5, 6, 2], size: [1, 3], strides: [1, 2] },
  { x: [1, 5, 6, 2], size: [5, 6], strides: [5, 6] },
  { x: [2, 4, 4, 4, 2], size: [2, 2, 2], strides: [2, 2, 2] },
  { x: [1, 3, 5, 4, 2], size: [2, 3, 2], strides: [1, 2, 2], padding: 'same' },
  {
    x: [1, 5, 3, 4, 1],
    size: [3, 1, 2],
    strides: [2, 1, 3],
    padding: [
      [1, 1],
      [0, 0],
      [0, 1],
    ],
  },
]

export const poolingCases: readonly BackendCase[] = configurations.flatMap(({ x, size, strides, ...given }, index) => {
  const attributes = { size, strides, padding: size.map((): [number, number] => [0, 0]), ...given }
  const dy = numbers(pooledShape(x, attributes), index + 50)
  const gradient = (values: TensorData, note: string) => {
    const y = greatestOfWindows([toNd(values)], attributes)
    return caseOf(maxPoolGradient, [values, float32(y.values, y.shape), dy], attributes, greatestGradients, note)
  }
  return [
    caseOf(maxPool, [numbers(x, index + 1)], attributes, greatestOfWindows),
    caseOf(maxPool, [ties(x, 3, index + 2)], attributes, greatestOfWindows, 'all negative'),
    gradient(numbers(x, index + 3), ''),
    gradient(ties(x, 3, index + 4), 'ties, all negative'),
    caseOf(averagePool, [numbers(x, index + 5)], attributes, meansOfWindows),
    caseOf(averagePoolGradient, [dy], { ...attributes, inputShape: x }, meanGradients),
  ]
})

import { convolution } from '../../../src/operations/window/convolution.js'
import { convolutionFilterGradient } from '../../../src/operations/window/convolution-filter-gradient.js'
import { convolutionInputGradient } from '../../../src/operations/window/convolution-input-gradient.js'
import type { Windows } from '../../../src/operations/window/windows.js'
import { convolved, convolvedShape, filterGradients, inputGradients } from '../reference/window.js'
import { type BackendCase, caseOf, numbers } from './case.js'

interface Configuration {
  readonly x: readonly number[]
  readonly kernel: readonly number[]
  readonly strides?: readonly number[]
  readonly dilation?: readonly number[]
  readonly padding?: Windows['padding']
  readonly groups?: number
}

const configurations: readonly Configuration[] = [
  // One axis.
  { x: [2, 7, 3], kernel: [3, 3, 4] },
  { x: [2, 7, 3], kernel: [3, 3, 4], strides: [2], padding: 'same' },
  { x: [1, 8, 2], kernel: [3, 2, 2], dilation: [2], padding: [[4, 0]] },
  { x: [1, 9, 2], kernel: [2, 2, 3], strides: [3], padding: [[1, 0]] },
  { x: [1, 8, 4], kernel: [3, 2, 4], groups: 2 },
  { x: [1, 8, 3], kernel: [3, 1, 3], groups: 3, padding: 'same' },
  { x: [1, 8, 3], kernel: [3, 1, 6], groups: 3, strides: [2] },
  { x: [1, 5, 1], kernel: [1, 1, 1] },
  // Two axes.
  { x: [1, 1, 1, 1], kernel: [1, 1, 1, 1] },
  { x: [2, 5, 6, 3], kernel: [3, 3, 3, 4] },
  { x: [2, 5, 6, 3], kernel: [3, 2, 3, 4], padding: 'same' },
  { x: [2, 5, 6, 2], kernel: [1, 1, 2, 3] },
  { x: [1, 6, 6, 1], kernel: [2, 2, 1, 2], strides: [3, 3], padding: 'same' },
  { x: [1, 7, 7, 2], kernel: [1, 1, 2, 2], strides: [2, 2] },
  {
    x: [1, 7, 8, 2],
    kernel: [2, 3, 2, 2],
    strides: [2, 3],
    padding: [
      [1, 0],
      [0, 2],
    ],
  },
  { x: [1, 8, 7, 2], kernel: [3, 2, 2, 3], dilation: [2, 3] },
  { x: [1, 8, 8, 2], kernel: [3, 3, 2, 2], dilation: [2, 2], padding: 'same' },
  {
    x: [1, 9, 9, 2],
    kernel: [2, 2, 2, 2],
    dilation: [2, 2],
    strides: [2, 3],
    padding: [
      [1, 1],
      [0, 1],
    ],
  },
  { x: [2, 5, 5, 4], kernel: [3, 3, 2, 6], groups: 2, padding: 'same' },
  { x: [1, 5, 6, 6], kernel: [2, 2, 2, 3], groups: 3, strides: [2, 2] },
  { x: [2, 5, 6, 3], kernel: [3, 3, 1, 3], groups: 3 },
  { x: [2, 5, 6, 3], kernel: [3, 2, 1, 6], groups: 3, padding: 'same' },
  { x: [1, 5, 7, 2], kernel: [1, 3, 1, 2], groups: 2, strides: [2, 2], padding: 'same' },
  { x: [1, 8, 8, 2], kernel: [3, 3, 1, 4], groups: 2, dilation: [2, 2], padding: 'same' },
  {
    x: [1, 3, 3, 2],
    kernel: [2, 2, 2, 2],
    padding: [
      [3, 2],
      [0, 4],
    ],
  },
  { x: [1, 4, 1, 2], kernel: [3, 1, 2, 2], padding: 'same' },
  // Three axes.
  { x: [2, 4, 5, 3, 2], kernel: [2, 3, 2, 2, 3] },
  { x: [1, 4, 5, 3, 2], kernel: [3, 2, 3, 2, 2], padding: 'same' },
  { x: [1, 5, 5, 4, 2], kernel: [2, 2, 2, 2, 2], strides: [2, 2, 3], padding: 'same' },
  { x: [1, 5, 4, 5, 1], kernel: [2, 2, 2, 1, 2], dilation: [2, 1, 3] },
  {
    x: [1, 3, 4, 3, 4],
    kernel: [2, 2, 2, 2, 2],
    groups: 2,
    padding: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
  },
  { x: [1, 3, 4, 3, 2], kernel: [2, 2, 2, 1, 4], groups: 2 },
]

export const convolutionCases: readonly BackendCase[] = configurations.flatMap(({ x, kernel, ...given }, index) => {
  const ones = kernel.slice(0, -2).map(() => 1)
  const attributes = {
    strides: ones,
    dilation: ones,
    padding: ones.map((): [number, number] => [0, 0]),
    groups: 1,
    ...given,
  }
  const y = convolvedShape(x, kernel, attributes)
  const [ofX, ofKernel, ofY] = [numbers(x, index + 1), numbers(kernel, index + 2), numbers(y, index + 3)]
  return [
    caseOf(convolution, [ofX, ofKernel], attributes, convolved),
    caseOf(convolutionInputGradient, [ofY, ofKernel], { ...attributes, inputShape: x }, inputGradients),
    caseOf(convolutionFilterGradient, [ofX, ofY], { ...attributes, kernelShape: kernel }, filterGradients),
  ]
})

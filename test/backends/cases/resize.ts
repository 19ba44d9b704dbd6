import { resize, resizeGradient } from '../../../src/operations/image/resize.js'
import { resized, resizeGradients } from '../reference/resize.js'
import { type BackendCase, caseOf, numbers } from './case.js'

interface Configuration {
  readonly x: readonly [number, number, number, number]
  readonly size: readonly [number, number]
}

const configurations: readonly Configuration[] = [
  { x: [1, 3, 5, 2], size: [6, 10] },
  { x: [2, 4, 3, 1], size: [7, 5] },
  { x: [1, 8, 6, 2], size: [3, 4] },
  { x: [2, 1, 1, 3], size: [2, 3] },
  { x: [1, 5, 4, 2], size: [1, 1] },
  { x: [1, 4, 4, 1], size: [4, 4] },
  { x: [2, 8, 8, 1], size: [28, 28] },
]

export const resizeCases: readonly BackendCase[] = configurations.flatMap(({ x, size }, index) =>
  (['bilinear', 'nearest'] as const).flatMap((method) => [
    caseOf(resize, [numbers(x, index + 1)], { size, method }, resized),
    caseOf(resizeGradient, [numbers([x[0], ...size, x[3]], index + 2)], { inputShape: x, method }, resizeGradients),
  ]),
)

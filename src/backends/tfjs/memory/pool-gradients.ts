import type * as tf from '@tensorflow/tfjs-core'
import type { PoolWindows } from '../kernels/pooling/windows.js'
import { axisWindows, countOf } from '../kernels/pooling/windows.js'
import { fromMemory } from './in-memory.js'

/**
 * The gradient of max pooling: each element of dy goes to the first greatest element of its window in row-major
 * order. wasm's own finds no maximum below 1.2e-38 (MaxPoolGrad.cc starts from the least positive number, tfjs 4.22).
 */
export function maxPoolGradientInMemory(x: tf.Tensor, y: tf.Tensor, dy: tf.Tensor, windows: PoolWindows): tf.Tensor {
  const channels = x.shape.at(-1) ?? 1
  return fromMemory([x, y, dy], x.shape, 'float32', (dx, ofX = dx, ofY = dx, ofDy = dx) => {
    dx.fill(0)
    forEachWindow(x.shape, windows, (window, elements) => {
      for (let channel = 0; channel < channels; channel++) {
        const greatest = ofY[window + channel]!
        const first = elements.find((element) => ofX[element + channel] === greatest)
        if (first !== undefined) dx[first + channel]! += ofDy[window + channel]!
      }
    })
  })
}

/** The gradient of average pooling: each element of dy is spread evenly over the real elements of its window. */
export function averagePoolGradientInMemory(
  dy: tf.Tensor,
  inputShape: readonly number[],
  windows: PoolWindows,
): tf.Tensor {
  const channels = dy.shape.at(-1) ?? 1
  return fromMemory([dy], inputShape, 'float32', (dx, ofDy = dx) => {
    dx.fill(0)
    forEachWindow(inputShape, windows, (window, elements) => {
      for (const element of elements) {
        for (let channel = 0; channel < channels; channel++) {
          dx[element + channel]! += ofDy[window + channel]! / elements.length
        }
      }
    })
  })
}

/**
 * Visits every window with the places of its result and of its real elements, in row-major order; each stands for all
 * channels.
 */
function forEachWindow(
  shape: readonly number[],
  windows: PoolWindows,
  visit: (window: number, elements: readonly number[]) => void,
): void {
  const channels = shape.at(-1) ?? 1
  const axes = axisWindows(windows).map((window) => {
    const length = shape[window.axis] ?? 1
    return { ...window, length, count: countOf(length, window) }
  })
  // For each axis and window the indices that it covers.
  const covered = axes.map(({ length, count, size, stride, padding }) =>
    Array.from({ length: count }, (_, window) => {
      const begin = window * stride - padding[0]
      const first = Math.max(begin, 0)
      return Array.from({ length: Math.min(begin + size, length) - first }, (_unused, index) => first + index)
    }),
  )
  let place = 0
  const descend = (axis: number, elements: readonly number[]): void => {
    const ofAxis = covered[axis]
    if (!ofAxis) {
      visit(
        place,
        elements.map((element) => element * channels),
      )
      place += channels
      return
    }
    const { length = 1 } = axes[axis] ?? {}
    for (const indices of ofAxis)
      descend(
        axis + 1,
        elements.flatMap((base) => indices.map((i) => base * length + i)),
      )
  }
  for (let batch = 0; batch < (shape[0] ?? 1); batch++) descend(0, [batch])
}

import { averagePool, averagePoolGradient } from '../window/average-pool.js'
import { maxPoolGradient } from '../window/max-pool-gradient.js'
import { maxPool } from '../window/max-pool.js'
import { type PoolAttributes, poolWindows } from '../window/pool.js'
import { type PlainKernel, plainKernel } from './kernel.js'
import { countElements } from './plain-tensor.js'
import { type Tap, tapsOf } from './taps.js'

export const poolKernels: readonly PlainKernel[] = [
  plainKernel(maxPool, (y, [x], attributes, { shape }) => {
    y.fill(-Infinity)
    forEachLook(x!.shape, shape, attributes, (xi, yi) => (y[yi] = Math.max(y[yi]!, x!.data[xi]!)))
  }),
  plainKernel(maxPoolGradient, (dx, [x, y, dy], attributes) => {
    const isGiven = new Uint8Array(dy!.data.length)
    forEachLook(x!.shape, dy!.shape, attributes, (xi, yi) => {
      if (isGiven[yi] === 1 || x!.data[xi] !== y!.data[yi]) return
      isGiven[yi] = 1
      dx[xi]! += dy!.data[yi]!
    })
  }),
  plainKernel(averagePool, (y, [x], attributes, { shape }) => {
    forEachLook(x!.shape, shape, attributes, (xi, yi, share) => (y[yi]! += x!.data[xi]! * share))
  }),
  plainKernel(averagePoolGradient, (dx, [dy], attributes, { shape }) => {
    forEachLook(shape, dy!.shape, attributes, (xi, yi, share) => (dx[xi]! += dy!.data[yi]! * share))
  }),
]

/** Visits every element of every window, by its place in x and the place of the result; `share` is one part of so many in the window. */
function forEachLook(
  x: readonly number[],
  y: readonly number[],
  attributes: PoolAttributes,
  visit: (x: number, y: number, share: number) => void,
): void {
  const channels = x.at(-1)!
  const inputs = countElements(x.slice(1, -1))
  const outputs = countElements(y.slice(1, -1))
  const taps = tapsOf(x.slice(1, -1), y.slice(1, -1), poolWindows(attributes))
  const counts = countByOutput(taps, outputs)
  for (let example = 0; example < x[0]!; example++) {
    for (const { input, output } of taps) {
      for (let channel = 0; channel < channels; channel++) {
        const from = (example * inputs + input) * channels + channel
        const to = (example * outputs + output) * channels + channel
        visit(from, to, 1 / counts[output]!)
      }
    }
  }
}

function countByOutput(taps: readonly Tap[], outputs: number): Float64Array {
  const counts = new Float64Array(outputs)
  for (const { output } of taps) counts[output]!++
  return counts
}

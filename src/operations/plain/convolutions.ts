import { convolutionFilterGradient } from '../window/convolution-filter-gradient.js'
import { convolutionInputGradient } from '../window/convolution-input-gradient.js'
import { convolution, type ConvolutionAttributes, kernelWindows } from '../window/convolution.js'
import { knownLengths } from '../window/windows.js'
import { type PlainKernel, plainKernel } from './kernel.js'
import { countElements } from './plain-tensor.js'
import { tapsOf } from './taps.js'

export const convolutionKernels: readonly PlainKernel[] = [
  plainKernel(convolution, (y, [x, kernel], attributes, { shape }) =>
    forEachProduct(x!.shape, kernel!.shape, shape, attributes, (xi, ki, yi) => {
      y[yi]! += x!.data[xi]! * kernel!.data[ki]!
    }),
  ),
  plainKernel(convolutionInputGradient, (dx, [dy, kernel], attributes, { shape }) =>
    forEachProduct(shape, kernel!.shape, dy!.shape, attributes, (xi, ki, yi) => {
      dx[xi]! += dy!.data[yi]! * kernel!.data[ki]!
    }),
  ),
  plainKernel(convolutionFilterGradient, (dk, [x, dy], attributes, { shape }) =>
    forEachProduct(x!.shape, shape, dy!.shape, attributes, (xi, ki, yi) => {
      dk[ki]! += x!.data[xi]! * dy!.data[yi]!
    }),
  ),
]

/** Visits every product that a convolution sums, by the places of its factors and of its sum. */
function forEachProduct(
  x: readonly number[],
  kernel: readonly number[],
  y: readonly number[],
  attributes: ConvolutionAttributes,
  visit: (x: number, kernel: number, y: number) => void,
): void {
  const channels = x.at(-1)!
  const filters = y.at(-1)!
  const groupChannels = kernel.at(-2)!
  const groupFilters = filters / attributes.groups
  const inputs = countElements(x.slice(1, -1))
  const outputs = countElements(y.slice(1, -1))
  const windows = kernelWindows('convolution', kernel, attributes)
  const taps = tapsOf(knownLengths('convolution', x.slice(1, -1)), y.slice(1, -1), windows)
  for (let example = 0; example < x[0]!; example++) {
    for (const { input, output, window } of taps) {
      for (let filter = 0; filter < filters; filter++) {
        const firstChannel = Math.floor(filter / groupFilters) * groupChannels
        for (let channel = 0; channel < groupChannels; channel++) {
          visit(
            (example * inputs + input) * channels + firstChannel + channel,
            (window * groupChannels + channel) * filters + filter,
            (example * outputs + output) * filters + filter,
          )
        }
      }
    }
  }
}

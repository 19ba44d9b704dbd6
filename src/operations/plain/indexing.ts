import { gather } from '../indexing/gather.js'
import { oneHot } from '../indexing/one-hot.js'
import { scatterAdd } from '../indexing/scatter-add.js'
import { type PlainKernel, plainKernel } from './kernel.js'
import { countElements } from './plain-tensor.js'

export const indexingKernels: readonly PlainKernel[] = [
  plainKernel(gather, (data, [x, indices], { axis }) => {
    const size = x!.shape[axis]!
    const inner = countElements(x!.shape.slice(axis + 1))
    const outer = countElements(x!.shape.slice(0, axis))
    let written = 0
    for (let block = 0; block < outer; block++) {
      for (const index of indices!.data) {
        const start = (block * size + checkIndex('gather', index, size)) * inner
        data.set(x!.data.subarray(start, start + inner), written)
        written += inner
      }
    }
  }),
  plainKernel(scatterAdd, (data, [indices, updates], _attributes, { shape }) => {
    const inner = countElements(shape.slice(1))
    indices!.data.forEach((index, row) => {
      const start = checkIndex('scatterAdd', index, shape[0]!) * inner
      for (let i = 0; i < inner; i++) data[start + i]! += updates!.data[row * inner + i]!
    })
  }),
  plainKernel(oneHot, (data, [indices], { depth }) => {
    indices!.data.forEach((index, row) => {
      if (index >= 0 && index < depth) data[row * depth + index] = 1
    })
  }),
]

function checkIndex(at: string, index: number, size: number): number {
  if (index >= 0 && index < size) return index
  throw new RangeError(`${at}: expected indices from 0 to ${size - 1}, received ${index}`)
}

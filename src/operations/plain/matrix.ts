import { matMul } from '../linear/mat-mul.js'
import { broadcastData } from './elementwise.js'
import { type PlainKernel, plainKernel } from './kernel.js'
import { countElements } from './plain-tensor.js'

export const matrixKernels: readonly PlainKernel[] = [
  plainKernel(matMul, (data, [a, b], { transposeA, transposeB }, { shape }) => {
    const leading = shape.slice(0, -2)
    const [m, n] = [shape.at(-2)!, shape.at(-1)!]
    const k = a!.shape.at(transposeA ? -2 : -1)!
    const left = broadcastData(a!, [...leading, ...a!.shape.slice(-2)])
    const right = broadcastData(b!, [...leading, ...b!.shape.slice(-2)])
    const [leftRow, leftColumn] = transposeA ? [1, m] : [k, 1]
    const [rightRow, rightColumn] = transposeB ? [1, k] : [n, 1]
    for (let matrix = 0; matrix < countElements(leading); matrix++) {
      for (let element = 0; element < m * n; element++) {
        const row = matrix * m * k + Math.floor(element / n) * leftRow
        const column = matrix * k * n + (element % n) * rightColumn
        let total = 0
        for (let i = 0; i < k; i++) total += left[row + i * leftColumn]! * right[column + i * rightRow]!
        data[matrix * m * n + element] = total
      }
    }
  }),
]

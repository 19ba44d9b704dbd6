import { number } from '../../definition/params/index.js'
import type { Param } from '../../definition/param.js'
import type { Initializer } from '../../definition/weight.js'
import { countElements } from '../count-elements.js'
import { randomOrthonormalColumns } from '../orthonormal.js'

/** Saxe, McClelland and Ganguli 2014, arXiv:1312.6120 */
export const orthogonal: Initializer<{ gain: Param<number> }> = {
  type: 'orthogonal',
  label: 'orthogonal',
  keras: 'Orthogonal',
  doc: 'A random orthogonal matrix, all axes but the last taken as one: the default of recurrent kernels.',
  params: { gain: number({ default: 1, doc: 'The length of the rows or columns, whichever are fewer.' }) },
  rank: { min: 2 },
  values(shape, { gain }, stream) {
    const columns = shape.at(-1) ?? 1
    const rows = countElements(shape.slice(0, -1))
    const [length, count] = [Math.max(rows, columns), Math.min(rows, columns)]
    const vectors = randomOrthonormalColumns(length, count, stream)
    const values = new Float64Array(rows * columns)
    // Vector k is row k of a wide matrix, column k of a tall one.
    const [vectorStride, elementStride] = rows < columns ? [columns, 1] : [1, columns]
    for (let k = 0; k < count; k++) {
      for (let i = 0; i < length; i++) values[k * vectorStride + i * elementStride] = gain * vectors[k * length + i]!
    }
    return values
  },
}

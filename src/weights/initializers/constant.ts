import { number } from '../../definition/params/index.js'
import type { Param } from '../../definition/param.js'
import type { Initializer } from '../../definition/weight.js'
import { countElements } from '../count-elements.js'

export const zeros: Initializer = {
  type: 'zeros',
  label: 'zeros',
  keras: 'Zeros',
  doc: 'All zero: the usual start of a bias.',
  params: {},
  values: (shape) => new Float64Array(countElements(shape)),
}

export const ones: Initializer = {
  type: 'ones',
  label: 'ones',
  keras: 'Ones',
  doc: 'All one: the usual start of a scale.',
  params: {},
  values: (shape) => new Float64Array(countElements(shape)).fill(1),
}

export const constant: Initializer<{ value: Param<number> }> = {
  type: 'constant',
  label: 'constant',
  keras: 'Constant',
  doc: 'One number everywhere.',
  params: { value: number({ default: 0, doc: 'The number.' }) },
  values: (shape, { value }) => new Float64Array(countElements(shape)).fill(value),
}

export const identity: Initializer<{ gain: Param<number> }> = {
  type: 'identity',
  label: 'identity',
  keras: 'Identity',
  doc: 'The identity matrix, cut or filled up with zeros where the matrix is not square. Matrices only.',
  params: { gain: number({ default: 1, doc: 'The number on the diagonal.' }) },
  rank: { min: 2, max: 2 },
  values(shape, { gain }) {
    const [rows = 0, columns = 0] = shape
    const values = new Float64Array(rows * columns)
    for (let index = 0; index < Math.min(rows, columns); index++) values[index * columns + index] = gain
    return values
  },
}

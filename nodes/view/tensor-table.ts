import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import type { TableSummary } from '../../src/definition/summary.js'
import type { TensorData } from '../../src/operations/types.js'
import { countElements, elementAt } from './cut.js'

const greatestColumns = 64

export const tensorTable = defineNode({
  type: 'TensorTable',
  label: 'Tensor table',
  category: 'view',
  doc: {
    summary: 'The numbers themselves, as a table.',
    use: 'To look at values one by one. The last axis runs to the right, all others run down.',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], doc: 'Any shape.' } },
  outputs: {},
  params: { rows: integer({ default: 20, min: 1, max: 1000, keras: null, doc: 'How many rows are shown at most.' }) },
  view: {
    summarize({ x = [] }, { rows }) {
      const [shown] = x
      return summarizeTable(shown?.tensor ?? { dtype: 'float32', shape: [0], data: new Float32Array() }, rows)
    },
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** The first `limit` rows and 64 columns of a tensor: a scalar is one cell, a list one column. */
export function summarizeTable(tensor: TensorData, limit: number): TableSummary {
  const { shape, dtype } = tensor
  const isList = shape.length < 2
  const width = isList ? 1 : (shape.at(-1) ?? 1)
  const height = countElements(isList ? shape : shape.slice(0, -1))
  const columns = Math.min(width, greatestColumns)
  const count = width === 0 ? 0 : Math.min(height, limit)
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (_, column) => elementAt(tensor, row * width + column)),
  )
  return { kind: 'table', dtype, shape, columns, rows, isCut: count < height || columns < width }
}

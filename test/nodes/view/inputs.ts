import type { ViewInput } from '../../../src/definition/node.js'

/** What arrives at a view. */
export function viewInput(shape: readonly number[], data: readonly number[], label = 'values'): ViewInput {
  return { port: 'x', label, tensor: { dtype: 'float32', shape, data: Float32Array.from(data) } }
}

export function wholeInput(shape: readonly number[], data: readonly number[]): ViewInput {
  return { port: 'labels', label: 'labels', tensor: { dtype: 'int32', shape, data: Int32Array.from(data) } }
}

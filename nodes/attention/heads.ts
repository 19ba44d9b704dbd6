import type { Values } from '../../src/definition/param.js'
import type { Weight } from '../../src/definition/weight.js'
import type { Ops } from '../../src/operations/ops.js'
import { multiplySizes } from '../../src/operations/size.js'
import type { Size } from '../../src/operations/types.js'
import { biasWeight, type kernelParams, kernelWeight } from '../../src/weights/kernel.js'

type KernelValues = Values<typeof kernelParams>

interface Projection {
  readonly kernel: Weight
  readonly bias: Weight | null
}

/** The weights that make `heads` vectors of length `size` of each vector of length `features`. */
export function headWeights(features: Size, heads: number, size: number, params: KernelValues): Projection {
  const fans = { fanIn: features, fanOut: heads * size }
  return { kernel: { ...kernelWeight([features, heads, size], params), fans }, bias: biasWeight([heads, size], params) }
}

/** The weights that make one vector of length `features` of those of all heads. */
export function outputWeights(heads: number, size: number, features: Size, params: KernelValues): Projection {
  const fans = { fanIn: heads * size, fanOut: features }
  return { kernel: { ...kernelWeight([heads, size, features], params), fans }, bias: biasWeight([features], params) }
}

/** `[batch, steps, features]` to `[batch, heads, steps, size]`. */
export function splitHeads<V>(ops: Ops<V>, x: V, kernel: V, bias: V | null): V {
  const [features = 1, heads = 1, size = 1] = ops.shapeOf(kernel)
  const [batch = 1, steps = 1] = ops.shapeOf(x)
  const rows = ops.reshape(x, [multiplySizes(batch, steps), features])
  const sums = ops.matMul(rows, ops.reshape(kernel, [features, multiplySizes(heads, size)]))
  const projected = ops.reshape(sums, [batch, steps, heads, size])
  return ops.transpose(bias === null ? projected : ops.add(projected, bias), [0, 2, 1, 3])
}

/** `[batch, heads, steps, size]` to `[batch, steps, features]`. */
export function joinHeads<V>(ops: Ops<V>, x: V, kernel: V, bias: V | null): V {
  const [heads = 1, size = 1, features = 1] = ops.shapeOf(kernel)
  const [batch = 1, , steps = 1] = ops.shapeOf(x)
  const joined = multiplySizes(heads, size)
  const rows = ops.reshape(ops.transpose(x, [0, 2, 1, 3]), [multiplySizes(batch, steps), joined])
  const sums = ops.reshape(ops.matMul(rows, ops.reshape(kernel, [joined, features])), [batch, steps, features])
  return bias === null ? sums : ops.add(sums, bias)
}

/** `[batch, heads, queries, values]`: the products of queries and keys over the root of their length. */
export function headScores<V>(ops: Ops<V>, query: V, key: V): V {
  const size = Number(ops.shapeOf(query).at(-1))
  return ops.matMul(ops.multiply(query, 1 / Math.sqrt(size)), key, false, true)
}

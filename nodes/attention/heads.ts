import type { Values } from '../../src/definition/param.js'
import { integer, nullable, toggle } from '../../src/definition/params/index.js'
import type { InputTypes, InputValues } from '../../src/definition/port.js'
import type { Weight, WeightValues } from '../../src/definition/weight.js'
import type { Ops } from '../../src/operations/ops.js'
import { multiplySizes, sizeOfShape } from '../../src/operations/size.js'
import type { Shape, Size } from '../../src/operations/types.js'
import { activityParams, biasWeight, kernelParams, kernelWeight } from '../../src/weights/kernel.js'
import { layerParams } from '../../src/definition/layer-params.js'
import { type headPorts, maskOfHeads } from './head-masks.js'
import { attend, causalParam, scoreDropout } from './scores.js'

/** The parameters that attention with heads has, whatever its heads share. */
export const headParams = {
  dropout: scoreDropout,
  slidingWindow: nullable(
    integer({
      default: 4,
      min: 1,
      isAdvanced: true,
      doc: 'How near values must be to be looked at, the query’s own place included; none: however far.',
    }),
  ),
  useCausalMask: causalParam,
  useGate: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether what the heads see is multiplied by a learnt sigmoid of the query (Qiu et al. 2025, arXiv:2505.06708).',
  }),
  ...kernelParams,
  ...activityParams,
  ...layerParams,
}

type HeadValues = Values<typeof headParams>

/** How many heads there are, and how long their vectors. */
export interface HeadSizes {
  readonly queryHeads: number
  /** Heads of keys and values, a divisor of `queryHeads`: groups of heads share them. */
  readonly valueHeads: number
  readonly keyDim: number
  readonly valueDim: number
  /** The axes of the result behind the steps: one of as many features as the query has, unless told otherwise. */
  readonly output: Shape
}

/** The weights of all projections, with Keras' names. */
export function projectionWeights(
  { query, value, key }: Pick<InputTypes<typeof headPorts>, 'query' | 'value' | 'key'>,
  { queryHeads, valueHeads, keyDim, valueDim, output }: HeadSizes,
  params: HeadValues,
) {
  const features = ({ shape }: { readonly shape: Shape }) => shape.at(-1) ?? 1
  const into = (from: Size, heads: number, size: number) => ({
    kernel: {
      ...kernelWeight([from, heads, size], params),
      fans: { fanIn: from, fanOut: heads * size },
    },
    bias: biasWeight([heads, size], params),
  })
  const [q, gate] = [into(features(query), queryHeads, keyDim), into(features(query), queryHeads, valueDim)]
  const [k, v] = [into(features(key ?? value), valueHeads, keyDim), into(features(value), valueHeads, valueDim)]
  const fans = { fanIn: queryHeads * valueDim, fanOut: sizeOfShape(output) }
  const none: Weight | null = null
  return {
    ...{ 'query/kernel': q.kernel, 'query/bias': q.bias, 'key/kernel': k.kernel, 'key/bias': k.bias },
    ...{ 'value/kernel': v.kernel, 'value/bias': v.bias },
    ...{ 'gate/kernel': params.useGate ? gate.kernel : none, 'gate/bias': params.useGate ? gate.bias : none },
    'attention_output/kernel': { ...kernelWeight([queryHeads, valueDim, ...output], params), fans },
    'attention_output/bias': biasWeight(output, params),
  }
}

type ProjectionValues<V> = WeightValues<ReturnType<typeof projectionWeights>, V>
type Sequences<V> = InputValues<typeof headPorts, V>

/**
 * Attention with heads over `[batch, steps, features]`: `y` is `[batch, queries, features]`, those of the result as one axis, `scores`
 * `[batch, heads, queries, values]`. `penalize` is called, as in Keras, with what each projection gives.
 */
export function attendWithHeads<V>(
  ops: Ops<V>,
  { query, value, key, ...masks }: Sequences<V>,
  params: HeadValues,
  weights: ProjectionValues<V>,
  penalize: (projected: V) => void,
): { readonly y: V; readonly scores: V } {
  const project = (x: V, kernel: V, bias: V | null, finish = (y: V) => y) => {
    const projected = finish(splitHeads(ops, x, kernel, bias))
    penalize(projected)
    return projected
  }
  const gateKernel = weights['gate/kernel']
  const gate = gateKernel === null ? null : project(query, gateKernel, weights['gate/bias'], ops.sigmoid)
  const q = project(query, weights['query/kernel'], weights['query/bias'])
  const k = shareHeads(ops, project(key ?? value, weights['key/kernel'], weights['key/bias']), q)
  const v = shareHeads(ops, project(value, weights['value/kernel'], weights['value/bias']), q)
  const size = Number(ops.shapeOf(q).at(-1))
  const products = ops.matMul(ops.multiply(q, 1 / Math.sqrt(size)), k, false, true)
  const mask = maskOfHeads(ops, products, masks, params)
  const { dropout } = params
  const { y: seen, scores } = attend(ops, { scores: products, values: v, mask, dropout, fallback: 'zeros' })
  const heads = gate === null ? seen : ops.multiply(seen, gate)
  const y = joinHeads(ops, heads, weights['attention_output/kernel'], weights['attention_output/bias'])
  penalize(y)
  return { y, scores }
}

/** `[batch, steps, features]` to `[batch, heads, steps, size]`. */
function splitHeads<V>(ops: Ops<V>, x: V, kernel: V, bias: V | null): V {
  const [features = 1, heads = 1, size = 1] = ops.shapeOf(kernel)
  const [batch = 1, steps = 1] = ops.shapeOf(x)
  const rows = ops.reshape(x, [multiplySizes(batch, steps), features])
  const sums = ops.matMul(rows, ops.reshape(kernel, [features, multiplySizes(heads, size)]))
  const projected = ops.reshape(sums, [batch, steps, heads, size])
  return ops.transpose(bias === null ? projected : ops.add(projected, bias), [0, 2, 1, 3])
}

/** `[batch, heads, steps, size]` to `[batch, steps, features]`. */
function joinHeads<V>(ops: Ops<V>, x: V, kernel: V, bias: V | null): V {
  const [heads = 1, size = 1, ...output] = ops.shapeOf(kernel)
  const [batch = 1, , steps = 1] = ops.shapeOf(x)
  const [joined, features] = [multiplySizes(heads, size), sizeOfShape(output)]
  const rows = ops.reshape(ops.transpose(x, [0, 2, 1, 3]), [multiplySizes(batch, steps), joined])
  const sums = ops.reshape(ops.matMul(rows, ops.reshape(kernel, [joined, features])), [batch, steps, features])
  return bias === null ? sums : ops.add(sums, ops.reshape(bias, [features]))
}

/** Each head of `[batch, heads, steps, size]` as often as it takes to have one for each head of the query. */
function shareHeads<V>(ops: Ops<V>, x: V, query: V): V {
  const [batch = 1, heads = 1, steps = 1, size = 1] = ops.shapeOf(x)
  const times = Number(ops.shapeOf(query)[1]) / Number(heads)
  if (times === 1) return x
  // Only four axes: not every backend broadcasts more.
  const rows = ops.reshape(x, [batch, heads, 1, multiplySizes(steps, size)])
  const repeated = ops.broadcastTo(rows, [batch, heads, times, multiplySizes(steps, size)])
  return ops.reshape(repeated, [batch, Number(heads) * times, steps, size])
}

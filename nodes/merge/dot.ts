import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'
import { toggle } from '../../src/definition/params/index.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape, multiplySizes } from '../../src/operations/size.js'
import type { Shape, TensorType } from '../../src/operations/types.js'

export const dot = defineNode({
  type: 'Dot',
  category: 'merge',
  doc: {
    summary: 'For each example the sums of products of two inputs along one axis of each.',
    formula: 'y = Σₖ x1[..., k, ...] · x2[..., k, ...]; normalized: the cosine of the angle between them',
    use: 'For similarities: of embeddings, of every step of one sequence with every step of another.',
    source: 'https://keras.io/api/layers/merging_layers/dot/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, isVariadic: true, doc: 'Two tensors `[batch, ...]`.' } },
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, ...]`: what remains of x1, then of x2; `[batch, 1]` of two vectors.' },
  },
  params: {
    axes: axes({
      default: [-1],
      doc: 'The axis of x1 and that of x2, or one for both. The batch is none. Keras has no default.',
    }),
    normalize: toggle({ default: false, doc: 'Whether both are brought to length 1 along their axis first.' }),
  },
  *check({ x }, { axes }) {
    const [a, b] = x
    if (!a || !b || x.length !== 2) {
      yield problem('missing', 'x', '2 inputs', String(x.length))
      return
    }
    yield* checkDot(a, b, axes)
  },
  run: ({ x }, { axes, normalize }, _weights, ops) => {
    const sides = x.map((item, index) => toMatrices(ops, item, axisOf(ops.shapeOf(item), axes, index), normalize))
    const [a, b] = sides
    if (!a || !b) throw new Error('Dot: check has seen that there are two inputs')
    const rest = [...a.rest, ...b.rest]
    const y = ops.matMul(a.matrices, b.matrices, false, true)
    return { y: ops.reshape(y, [ops.shapeOf(y)[0] ?? 1, ...(rest.length === 0 ? [1] : rest)]) }
  },
  mapping: { keras: 'Dot', tfjs: 'dot', pytorch: null, onnx: null },
  examples: [
    {
      inputs: { x: [[[1, 2, 3]], [[4, 5, 6]]] }, // prettier-ignore
      outputs: { y: [[32]] },
      source: '4 + 10 + 18, by hand',
    },
  ],
})

/** The axis of the input of this index, counted from the front. */
function axisOf(shape: Shape, axes: readonly number[], index: number): number {
  const axis = axes[Math.min(index, axes.length - 1)] ?? -1
  return axis < 0 ? axis + shape.length : axis
}

function* checkDot(a: TensorType, b: TensorType, axes: readonly number[]): Iterable<Finding> {
  if (axes.length > 2) {
    yield problem('parameter', 'params.axes', 'one axis, or one for each of the two inputs', String(axes.length))
    return
  }
  const pairs = [a.shape, b.shape].map((shape, index) => [shape, axisOf(shape, axes, index)] as const)
  for (const [shape, axis] of pairs) {
    yield* checkAxes('params.axes', [axis], shape)
    if (axis === 0) yield problem('parameter', 'params.axes', 'an axis that is not the batch', '0')
  }
  const [length, other] = pairs.map(([shape, axis]) => shape[axis])
  if (length === undefined || other === undefined || length === other) return
  const [first, second] = pairs.map(
    ([shape, axis]) => `${shape[axis] ?? ''} along axis ${axis} of ${formatShape(shape)}`,
  )
  yield problem('shape', 'x2', `the length ${first ?? ''}`, second ?? '')
}

/** `[batch, rest, axis]` of `[batch, ...]`, and the lengths of the rest. */
function toMatrices<V>(ops: Ops<V>, x: V, axis: number, isUnit: boolean) {
  const shape = ops.shapeOf(x)
  const rest = shape.filter((_, other) => other !== 0 && other !== axis)
  const order = [0, ...shape.map((_, other) => other).filter((other) => other !== 0 && other !== axis), axis]
  const vectors = isUnit ? toUnitLength(ops, x, axis) : x
  const flat = ops.reshape(ops.transpose(vectors, order), [shape[0] ?? 1, multiplySizes(...rest), shape[axis] ?? 1])
  return { matrices: flat, rest }
}

/** As in Keras no vector is stretched by more than 10⁷, so that zeros stay zeros. */
function toUnitLength<V>(ops: Ops<V>, x: V, axis: number): V {
  const squares = ops.sum(ops.square(x), [axis], true)
  return ops.multiply(x, ops.rsqrt(ops.maximum(squares, 1e-14)))
}

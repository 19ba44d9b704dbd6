import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'
import { nullable, numbers, toggle } from '../../src/definition/params/index.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'

export const normalization = defineNode({
  type: 'Normalization',
  category: 'data',
  doc: {
    summary: 'Takes a known mean away and divides by a known standard deviation.',
    formula: 'y = (x − mean) / max(√variance, 10⁻⁷); invert: y = mean + x · max(√variance, 10⁻⁷)',
    use: 'For measurements whose statistics are known; images of ImageNet. BatchNormalization finds them while it trains.',
    source: 'https://keras.io/api/layers/preprocessing_layers/numerical/normalization/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32'], rank: { min: 1 }, doc: '`[batch, ..., features]`.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x, float32.' } },
  params: {
    axis: nullable(
      axes({ default: [-1], doc: 'The axis, or axes, along which the statistics differ; none: one mean for all.' }),
      [-1],
    ),
    mean: numbers({
      default: [0],
      doc: 'The means: one for all, or one for each index of the axis. Keras has no default.',
    }),
    variance: numbers({
      default: [1],
      doc: 'The variances: the squares of the standard deviations. Keras has no default.',
    }),
    invert: toggle({ default: false, doc: 'Whether it is undone: from mean 0 and variance 1 back.' }),
  },
  *check({ x }, { axis, mean, variance }) {
    const findings = [...checkAxes('params.axis', axis ?? [], x.shape)]
    yield* findings
    if (findings.length > 0) return
    yield* checkCount('params.mean', mean, keptShape(x.shape, axis))
    yield* checkCount('params.variance', variance, keptShape(x.shape, axis))
    if (variance.some((value) => value < 0))
      yield problem('parameter', 'params.variance', 'numbers of 0 or more', String(Math.min(...variance)))
  },
  run: ({ x }, { axis, mean, variance, invert }, _weights, ops) => {
    const floats = ops.dtypeOf(x) === 'float32' ? x : ops.cast(x, 'float32')
    const shape = keptShape(ops.shapeOf(x), axis)
    const means = constantOf(ops, mean, shape)
    // Keras' epsilon.
    const deviations = constantOf(ops, variance.map((value) => Math.max(Math.sqrt(value), 1e-7)), shape) // prettier-ignore
    if (invert) return { y: ops.add(ops.multiply(floats, deviations), means) }
    return { y: ops.divide(ops.subtract(floats, means), deviations) }
  },
  mapping: { keras: 'Normalization', tfjs: null, pytorch: 'Normalize', onnx: null },
  examples: [
    {
      inputs: { x: [[1, 6], [3, 2]] }, // prettier-ignore
      params: { mean: [1, 2], variance: [4, 16] },
      outputs: { y: [[0, 1], [1, 0]] }, // prettier-ignore
      source: 'by hand',
    },
  ],
})

/** The shape with length 1 for all but these axes. */
function keptShape(shape: Shape, axes: readonly number[] | null): Shape {
  const kept = (axes ?? []).map((axis) => (axis < 0 ? axis + shape.length : axis))
  return shape.map((size, axis) => (kept.includes(axis) ? size : 1))
}

function constantOf<V>(ops: Ops<V>, values: readonly number[], shape: Shape): V {
  const data = Float32Array.from(values)
  const flat = ops.constant({ dtype: 'float32', shape: [data.length], data })
  return ops.reshape(flat, values.length === 1 ? shape.map(() => 1) : shape)
}

function* checkCount(at: string, values: readonly number[], shape: Shape): Iterable<Finding> {
  const count = shape.reduce<number>((product, size) => product * (typeof size === 'number' ? size : NaN), 1)
  if (values.length === 1 || values.length === count) return
  yield problem('parameter', at, `1 number, or as many as ${formatShape(shape)} has`, String(values.length))
}

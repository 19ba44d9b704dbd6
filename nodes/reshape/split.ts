import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer, nullable, tuple } from '../../src/definition/params/index.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import { addSizes, divideSizes, subtractSizes } from '../../src/operations/size.js'
import type { Shape, Size } from '../../src/operations/types.js'

const part = { kind: 'tensor', isOptional: true } as const

export const split = defineNode({
  type: 'Split',
  category: 'reshape',
  doc: {
    summary: 'Cuts the input along one axis into parts.',
    use: 'To send parts of the features through branches of their own; Concatenate joins them again.',
    source: 'https://keras.io/api/ops/numpy/#split-function',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: {
    y1: { kind: 'tensor', doc: 'The first part.' },
    y2: { kind: 'tensor', doc: 'The second part.' },
    y3: { ...part, doc: 'The third part, if there is one.' },
    y4: { ...part, doc: 'The fourth part, if there is one.' },
  },
  params: {
    axis: integer({ default: -1, doc: 'The axis; negative ones count from the end. Keras: 0.' }),
    parts: integer({
      default: 2,
      min: 2,
      max: 4,
      keras: 'indices_or_sections',
      doc: 'How many parts of one length there are.',
    }),
    sizes: nullable(
      tuple({
        default: [1, 1],
        length: null,
        min: 1,
        keras: null,
        doc: 'The lengths of all parts but the last, which is what remains; none: parts of one length.',
      }),
    ),
  },
  *check({ x }, { axis, parts, sizes }) {
    const findings = [...checkAxes('params.axis', [axis], x.shape)]
    yield* findings
    if (findings.length > 0) return
    if (sizes === null) yield* checkParts(x.shape.at(axis) ?? 1, parts)
    else yield* checkSizes(x.shape.at(axis) ?? 1, sizes)
  },
  run: ({ x }, { axis, parts, sizes }, _weights, ops) => {
    const length = ops.shapeOf(x).at(axis) ?? 1
    const [y1, y2, y3 = null, y4 = null] = ops.split(x, sizes === null ? parts : withRest(length, sizes), axis)
    if (y1 === undefined || y2 === undefined) throw new Error('Split: check has seen that there are two parts')
    return { y1, y2, y3, y4 }
  },
  mapping: { keras: 'ops.split', tfjs: 'split', pytorch: 'split', onnx: 'Split' },
  examples: [
    {
      inputs: { x: [[1, 2, 3, 4]] },
      outputs: { y1: [[1, 2]], y2: [[3, 4]] }, // prettier-ignore
      source: 'definition',
    },
    {
      inputs: { x: [[1, 2, 3, 4]] },
      params: { sizes: [1, 2] },
      outputs: { y1: [[1]], y2: [[2, 3]], y3: [[4]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})

function withRest(length: Size, sizes: readonly number[]): Shape {
  return [...sizes, subtractSizes(length, addSizes(...sizes))]
}

function* checkParts(length: Size, parts: number): Iterable<Finding> {
  if (divideSizes(length, parts) !== null) return
  const fit = [2, 3, 4].find((count) => divideSizes(length, count) !== null)
  const fixes =
    fit === undefined ? [] : [{ do: 'setParam', label: `Make ${fit} parts`, param: 'parts', value: fit } as const]
  yield problem('parameter', 'params.parts', `a divisor of the length, ${length}`, String(parts), fixes)
}

function* checkSizes(length: Size, sizes: readonly number[]): Iterable<Finding> {
  if (sizes.length < 1 || sizes.length > 3)
    yield problem('parameter', 'params.sizes', '1 to 3 lengths, the last part being the rest', String(sizes.length))
  const rest = subtractSizes(length, addSizes(...sizes))
  if (typeof rest === 'number' && rest < 1)
    yield problem('parameter', 'params.sizes', `lengths that leave something of ${length}`, sizes.join(' + '), [
      { do: 'setParam', label: 'Make parts of one length', param: 'sizes', value: null },
    ])
}

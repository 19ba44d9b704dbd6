import { describe, expect, it } from 'vitest'
import { gradientProgram } from '../../src/operations/gradient-program.js'
import type { Operation } from '../../src/operations/operation.js'
import type { Program } from '../../src/operations/program.js'
import type { PlainTensor } from '../../src/operations/plain/plain-tensor.js'
import { type Body, expectGradient, record, someNumbers, wholeNumbers } from './gradient-check.js'

type Case = readonly [name: string, inputs: readonly PlainTensor[], body: Body]

const x = someNumbers([3, 4])
const positive = someNumbers([3, 4], 0.3, 3)
const image = someNumbers([2, 6, 5, 2])

const unaryCases: readonly Case[] = [
  ['negate', [x], (ops, a) => ops.negate(a)],
  ['abs', [x], (ops, a) => ops.abs(a)],
  ['exp', [x], (ops, a) => ops.exp(a)],
  ['log', [positive], (ops, a) => ops.log(a)],
  ['log1p', [positive], (ops, a) => ops.log1p(a)],
  ['sqrt', [positive], (ops, a) => ops.sqrt(a)],
  ['rsqrt', [positive], (ops, a) => ops.rsqrt(a)],
  ['square', [x], (ops, a) => ops.square(a)],
  ['erf', [x], (ops, a) => ops.erf(a)],
  ['sin', [x], (ops, a) => ops.sin(a)],
  ['cos', [x], (ops, a) => ops.cos(a)],
  ['tanh', [x], (ops, a) => ops.tanh(a)],
  ['sigmoid', [x], (ops, a) => ops.sigmoid(a)],
  ['softplus', [x], (ops, a) => ops.softplus(a)],
  ['relu', [x], (ops, a) => ops.relu(a)],
  ['elu', [x], (ops, a) => ops.elu(a, 0.7)],
  ['leakyRelu', [x], (ops, a) => ops.leakyRelu(a, 0.2)],
  ['clip', [x], (ops, a) => ops.clip(a, -1, 0.5)],
]

const binaryCases: readonly Case[] = [
  ['add, broadcast', [x, someNumbers([4])], (ops, a, b) => ops.add(a, b)],
  ['subtract, broadcast both ways', [someNumbers([3, 1]), someNumbers([4])], (ops, a, b) => ops.subtract(a, b)],
  ['multiply by itself', [x], (ops, a) => ops.multiply(a, a)],
  ['divide', [x, positive], (ops, a, b) => ops.divide(a, b)],
  ['maximum', [x, someNumbers([3, 4], -2, 2, 2)], (ops, a, b) => ops.maximum(a, b)],
  ['minimum', [x, someNumbers([3, 4], -2, 2, 2)], (ops, a, b) => ops.minimum(a, b)],
  ['power', [positive, x], (ops, a, b) => ops.power(a, b)],
  ['power of a number', [x], (ops, a) => ops.power(a, 3)],
  ['select', [x, someNumbers([4])], (ops, a, b) => ops.select(ops.greater(a, 0), a, b)],
]

const reductionCases: readonly Case[] = [
  ['sum', [x], (ops, a) => ops.sum(a, [0])],
  ['product', [x], (ops, a) => ops.product(a, [1])],
  ['max', [x], (ops, a) => ops.max(a, [-1], true)],
  ['min', [x], (ops, a) => ops.min(a)],
  ['mean', [image], (ops, a) => ops.mean(a, [1, 2])],
  ['variance', [x], (ops, a) => ops.variance(a, [1], true)],
  ['logSumExp', [x], (ops, a) => ops.logSumExp(a, [1])],
  ['softmax', [x], (ops, a) => ops.softmax(a, 0)],
  ['logSoftmax', [x], (ops, a) => ops.logSoftmax(a)],
  ['cumulativeSum', [x], (ops, a) => ops.cumulativeSum(a, 1)],
  ['cumulativeSum, exclusive, reverse', [x], (ops, a) => ops.cumulativeSum(a, 0, { exclusive: true, reverse: true })],
]

const shapeCases: readonly Case[] = [
  ['reshape', [x], (ops, a) => ops.reshape(a, [2, -1])],
  ['broadcastTo', [someNumbers([3, 1])], (ops, a) => ops.broadcastTo(a, [2, 3, 4])],
  [
    'pad',
    [x],
    (ops, a) =>
      ops.pad(
        a,
        [
          [1, 0],
          [2, 3],
        ],
        5,
      ),
  ],
  ['slice', [x], (ops, a) => ops.slice(a, [1, 1], [2, 2])],
  ['slice with strides', [someNumbers([7, 8])], (ops, a) => ops.slice(a, [1, 0], [-1, 3], [2, 3])],
  ['split', [x], (ops, a) => ops.multiply(ops.split(a, 2)[0]!, ops.split(a, [1, 2, 1])[1]!)],
  ['concat', [x, someNumbers([2, 4]), x], (ops, a, b, c) => ops.concat([a, b, c, a], 0)],
  ['transpose', [image], (ops, a) => ops.transpose(a, [2, 0, 3, 1])],
  ['reverse', [image], (ops, a) => ops.reverse(a, [1, -1])],
  ['expandDims and squeeze', [x], (ops, a) => ops.squeeze(ops.expandDims(ops.expandDims(a, -1), 0), [0])],
  ['gather', [x, wholeNumbers([2, 2], [2, 0, 2, 1])], (ops, a, indices) => ops.gather(a, indices)],
  ['gather along a later axis', [image, wholeNumbers([3], [4, 0, 4])], (ops, a, indices) => ops.gather(a, indices, 2)],
  ['scatterAdd', [wholeNumbers([3], [1, 4, 1]), x], (ops, indices, a) => ops.scatterAdd(indices, a, 6)],
]

const matrix = (...shape: number[]) => someNumbers(shape, -1, 1)
const matMulCases: readonly Case[] = [
  ['matMul', [matrix(3, 4), matrix(4, 2)], (ops, a, b) => ops.matMul(a, b)],
  ['matMul, first transposed', [matrix(4, 3), matrix(4, 2)], (ops, a, b) => ops.matMul(a, b, true)],
  ['matMul, second transposed', [matrix(3, 4), matrix(2, 4)], (ops, a, b) => ops.matMul(a, b, false, true)],
  ['matMul, both transposed', [matrix(4, 3), matrix(2, 4)], (ops, a, b) => ops.matMul(a, b, true, true)],
  ['matMul, one kernel for all', [matrix(2, 5, 3, 4), matrix(4, 2)], (ops, a, b) => ops.matMul(a, b)],
  [
    'matMul, one transposed kernel for all',
    [matrix(5, 3, 4), matrix(2, 4)],
    (ops, a, b) => ops.matMul(a, b, false, true),
  ],
  ['matMul, one kernel for all transposed', [matrix(5, 4, 3), matrix(4, 2)], (ops, a, b) => ops.matMul(a, b, true)],
  ['matMul, broadcast both ways', [matrix(2, 1, 3, 4), matrix(5, 4, 2)], (ops, a, b) => ops.matMul(a, b)],
  ['matMul, one matrix for many others', [matrix(3, 4), matrix(5, 4, 2)], (ops, a, b) => ops.matMul(a, b)],
]

const convolutionCases: readonly Case[] = [
  [
    'convolution in one axis, causal, dilated',
    [matrix(2, 7, 3), matrix(3, 3, 4)],
    (ops, a, k) => ops.convolution(a, k, { padding: 'causal', dilation: 2 }),
  ],
  [
    'convolution, same, strides',
    [image, matrix(3, 2, 2, 3)],
    (ops, a, k) => ops.convolution(a, k, { padding: 'same', strides: [2, 3] }),
  ],
  [
    'convolution, valid, groups',
    [matrix(2, 5, 5, 4), matrix(2, 3, 2, 6)],
    (ops, a, k) => ops.convolution(a, k, { groups: 2 }),
  ],
  [
    'depthwise convolution',
    [image, matrix(3, 3, 1, 4)],
    (ops, a, k) => ops.convolution(a, k, { groups: 2, padding: 'same' }),
  ],
  [
    'convolution in three axes',
    [matrix(1, 3, 4, 3, 2), matrix(2, 2, 2, 2, 2)],
    (ops, a, k) =>
      ops.convolution(a, k, {
        strides: [1, 2, 1],
        padding: [
          [0, 1],
          [1, 0],
          [0, 0],
        ],
      }),
  ],
  [
    'convolution with strides that leave a rest',
    [matrix(1, 8, 2), matrix(2, 2, 3)],
    (ops, a, k) => ops.convolution(a, k, { strides: 3 }),
  ],
  [
    'transposed convolution',
    [matrix(2, 3, 3, 2), matrix(3, 3, 4, 2)],
    (ops, dy, k) => ops.convolutionInputGradient(dy, k, [2, 6, 5, 4], { strides: 2, padding: 'same' }),
  ],
  [
    'convolutionFilterGradient',
    [matrix(2, 6, 2), matrix(2, 3, 4)],
    (ops, a, dy) => ops.convolutionFilterGradient(a, dy, [2, 2, 4], { strides: 2 }),
  ],
]

const poolCases: readonly Case[] = [
  ['maxPool', [image], (ops, a) => ops.maxPool(a, { size: 2 })],
  ['maxPool, overlapping, same', [image], (ops, a) => ops.maxPool(a, { size: 3, strides: 2, padding: 'same' })],
  ['maxPool in one axis', [matrix(2, 7, 3)], (ops, a) => ops.maxPool(a, { size: 3, strides: 1 })],
  ['averagePool', [image], (ops, a) => ops.averagePool(a, { size: [3, 2], strides: 1 })],
  ['averagePool, same', [image], (ops, a) => ops.averagePool(a, { size: 3, strides: 2, padding: 'same' })],
  ['averagePool in three axes', [matrix(1, 4, 3, 5, 2)], (ops, a) => ops.averagePool(a, { size: 2 })],
]

const resizeCases: readonly Case[] = [
  ['resize, larger', [image], (ops, a) => ops.resize(a, [9, 11])],
  ['resize, smaller', [image], (ops, a) => ops.resize(a, [4, 2])],
  ['resize, nearest', [image], (ops, a) => ops.resize(a, [4, 13], 'nearest')],
]

const step: Body = (ops, xs, h, k) => {
  const result = ops.scan({
    sequences: [xs],
    states: [h],
    constants: [k],
    body: ({ sequences: [now], states: [before], constants: [kernel] }, bodyOps) => {
      const next = bodyOps.tanh(bodyOps.add(now!, bodyOps.matMul(before!, kernel!)))
      return { states: [next], outputs: [bodyOps.square(next)] }
    },
  })
  return ops.add(ops.sum(result.outputs[0]!, [0]), result.states[0]!)
}

const scanCases: readonly Case[] = [
  ['scan', [matrix(4, 2, 3), matrix(2, 3), matrix(3, 3)], step],
  [
    'scan, only the final state',
    [matrix(4, 3), matrix(3)],
    (ops, xs, h) =>
      ops.scan({
        sequences: [xs],
        states: [h],
        reverse: true,
        body: ({ sequences: [now], states: [before] }, o) => ({ states: [o.multiply(now!, before!)], outputs: [] }),
      }).states[0]!,
  ],
  [
    'scan, two states and a count',
    [matrix(5, 3), matrix(3), matrix(3), wholeNumbers([], [0])],
    (ops, xs, h, c, n) => {
      const { states, outputs } = ops.scan({
        sequences: [xs],
        states: [h, n, c],
        body: ({ sequences: [now], states: [before, count, cell] }, o) => {
          const weight = o.cast(count!, 'float32')
          const next = o.add(o.multiply(cell!, weight), o.sin(o.add(now!, before!)))
          return { states: [o.tanh(next), o.add(count!, 1), next], outputs: [o.multiply(next, now!), o.add(count!, 2)] }
        },
      })
      return ops.add(ops.mean(outputs[0]!, [0]), states[2]!)
    },
  ],
  [
    'scan in a scan',
    [matrix(2, 3, 4), matrix(4), matrix(4)],
    (ops, xs, h, k) => {
      const { states } = ops.scan({
        sequences: [xs],
        states: [h],
        constants: [k],
        body: ({ sequences: [rows], states: [outer], constants: [factor] }, o) => ({
          states: o.scan({
            sequences: [rows!],
            states: [outer!],
            constants: [factor!],
            reverse: true,
            body: ({ sequences: [row], states: [inner], constants: [f] }, p) => ({
              states: [p.sin(p.add(p.multiply(inner!, f!), row!))],
              outputs: [],
            }),
          }).states,
          outputs: [],
        }),
      })
      return states[0]!
    },
  ],
]

const families = {
  unary: unaryCases,
  binary: binaryCases,
  reductions: reductionCases,
  shapes: shapeCases,
  matMul: matMulCases,
  convolutions: convolutionCases,
  pools: poolCases,
  resize: resizeCases,
  scan: scanCases,
}

describe.each(Object.entries(families))('gradients of %s', (_family, cases) => {
  it.each(cases)('%s', (_name, inputs, body) => {
    expectGradient(inputs, body)
  })
})

/** A computation whose result is the gradient of another in its first operand. */
function gradientOf(inputs: readonly PlainTensor[], body: Body): Body {
  const program = record(inputs, (ops, ...values) => ops.sum(ops.square(body(ops, ...values))))
  const withGradient = gradientProgram(program, program.outputs, program.inputs.slice(0, 1))
  return (ops, ...values) => {
    const results = [...values]
    for (const stepOf of withGradient.steps) {
      const operands = stepOf.inputs.map((id) => results[id]!)
      const made = ops.apply(stepOf.operation, operands, stepOf.attributes)
      stepOf.outputs.forEach((id, index) => (results[id] = made[index]!))
    }
    return results[withGradient.outputs[1]!]!
  }
}

describe('gradients of gradients', () => {
  const cases = [
    ...unaryCases.filter(([name]) => ['tanh', 'erf', 'rsqrt', 'softplus', 'elu'].includes(name)),
    ...binaryCases.filter(([name]) => name.startsWith('power') || name === 'divide'),
    ...reductionCases.filter(([name]) => ['softmax', 'logSoftmax', 'product'].includes(name)),
    ...shapeCases.filter(([name]) => name.startsWith('slice') || name === 'gather'),
    ...convolutionCases,
    ...poolCases,
    ...resizeCases,
    ...scanCases.filter(([name]) => name === 'scan'),
  ]
  it.each(cases)('%s', (_name, inputs, body) => {
    expectGradient(inputs, gradientOf(inputs, body))
  })
})

describe('every operation with a gradient', () => {
  it('is among those compared with differences', () => {
    const modules = import.meta.glob<Record<string, unknown>>('../../src/operations/*/*.ts', { eager: true })
    const isDifferentiable = (value: unknown): value is Operation =>
      typeof value === 'object' && value !== null && 'infer' in value && 'gradient' in value
    const differentiable = Object.values(modules).flatMap((module) => Object.values(module).filter(isDifferentiable))
    const seen = new Set<string>()
    const visit = ({ steps }: Program) => {
      for (const { operation, attributes } of steps) {
        seen.add(operation.name)
        if (operation.name === 'scan') visit(attributes['body'] as Program)
      }
    }
    for (const [, inputs, body] of Object.values(families).flat()) visit(record(inputs, body))
    for (const [, inputs, body] of [...poolCases, ...resizeCases]) visit(record(inputs, gradientOf(inputs, body)))
    expect(differentiable.length).toBeGreaterThan(40)
    expect(differentiable.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([])
  })
})

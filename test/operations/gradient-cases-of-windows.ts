import type { FillMode } from '../../src/operations/image/affine-transform.js'
import type { Case } from './gradient-cases.js'
import { type Body, someNumbers, wholeNumbers } from './gradient-check.js'

const image = someNumbers([2, 6, 5, 2])
const matrix = (...shape: number[]) => someNumbers(shape, -1, 1)
export const matMulCases: readonly Case[] = [
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

export const convolutionCases: readonly Case[] = [
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

export const poolCases: readonly Case[] = [
  ['maxPool', [image], (ops, a) => ops.maxPool(a, { size: 2 })],
  ['maxPool, overlapping, same', [image], (ops, a) => ops.maxPool(a, { size: 3, strides: 2, padding: 'same' })],
  ['maxPool in one axis', [matrix(2, 7, 3)], (ops, a) => ops.maxPool(a, { size: 3, strides: 1 })],
  ['averagePool', [image], (ops, a) => ops.averagePool(a, { size: [3, 2], strides: 1 })],
  ['averagePool, same', [image], (ops, a) => ops.averagePool(a, { size: 3, strides: 2, padding: 'same' })],
  ['averagePool in three axes', [matrix(1, 4, 3, 5, 2)], (ops, a) => ops.averagePool(a, { size: 2 })],
]

export const resizeCases: readonly Case[] = [
  ['resize, larger', [image], (ops, a) => ops.resize(a, [9, 11])],
  ['resize, smaller', [image], (ops, a) => ops.resize(a, [4, 2])],
  ['resize, nearest', [image], (ops, a) => ops.resize(a, [4, 13], 'nearest')],
]

/** Each of the two images is turned and enlarged in its own way; no place is a whole number, where bilinear maps have a kink. */
const turned = (fillMode: FillMode, interpolation: 'bilinear' | 'nearest'): Body => {
  return (ops, a) => {
    const each = (...numbers: number[]) =>
      ops.constant({ dtype: 'float32', shape: [2], data: Float32Array.from(numbers) })
    const [cosine, sine] = [each(0.81, 1.13), each(0.37, -0.42)]
    const map = { row: [cosine, sine, -0.83], column: [ops.negate(sine), cosine, 1.23] } as const
    return ops.affineTransform(a, map, { fillMode, interpolation, fillValue: 0.3 })
  }
}

export const affineCases: readonly Case[] = [
  ...(['reflect', 'wrap', 'nearest', 'constant'] as const).map((fillMode): Case => {
    return [`affineTransform, ${fillMode}`, [image], turned(fillMode, 'bilinear')]
  }),
  ['affineTransform, nearest pixel', [image], turned('reflect', 'nearest')],
  [
    'affineTransform, in what it is moved by',
    [someNumbers([2], 0.21, 0.43), image],
    (ops, by, a) => {
      const map = { row: [1, 0, by], column: [0, 1, ops.multiply(by, 1.7)] } as const
      return ops.affineTransform(a, map, { fillMode: 'reflect', interpolation: 'bilinear', fillValue: 0 })
    },
  ],
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

export const scanCases: readonly Case[] = [
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

import type { PlainTensor } from '../../src/operations/plain/plain-tensor.js'
import { type Body, someNumbers, wholeNumbers } from './gradient-check.js'

/** A computation and inputs at which it has a gradient. */
export type Case = readonly [name: string, inputs: readonly PlainTensor[], body: Body]

const x = someNumbers([3, 4])
const positive = someNumbers([3, 4], 0.3, 3)
const image = someNumbers([2, 6, 5, 2])

export const unaryCases: readonly Case[] = [
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

export const binaryCases: readonly Case[] = [
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

export const reductionCases: readonly Case[] = [
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

export const shapeCases: readonly Case[] = [
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

import type * as tf from '@tensorflow/tfjs-core'
import type { TypedArray } from '../../../operations/types.js'
import { dtypeOf } from '../handle.js'
import { fromMemory } from './in-memory.js'

/**
 * Comparisons, maximum, minimum and select of operands of one shape, or of which some are single elements: 5 to 12
 * times faster here than by wasm's kernels, which are scalar and general. A step of 0 repeats a single element.
 */
type Loop = (output: TypedArray, a: TypedArray, stepA: number, b: TypedArray, stepB: number) => void

// Written out, since one loop that is given a function cannot be compiled for each.
const loops = {
  greater: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = a[i * stepA]! > b[i * stepB]! ? 1 : 0
  },
  greaterEqual: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = a[i * stepA]! >= b[i * stepB]! ? 1 : 0
  },
  less: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = a[i * stepA]! < b[i * stepB]! ? 1 : 0
  },
  lessEqual: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = a[i * stepA]! <= b[i * stepB]! ? 1 : 0
  },
  equal: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = a[i * stepA] === b[i * stepB] ? 1 : 0
  },
  notEqual: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = a[i * stepA] !== b[i * stepB] ? 1 : 0
  },
  maximum: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = Math.max(a[i * stepA]!, b[i * stepB]!)
  },
  minimum: (output, a, stepA, b, stepB) => {
    for (let i = 0; i < output.length; i++) output[i] = Math.min(a[i * stepA]!, b[i * stepB]!)
  },
} satisfies Record<string, Loop>

/** The result, or `null` for operands that are broadcast in any other way. */
export function pointwiseInMemory(name: keyof typeof loops, a: tf.Tensor, b: tf.Tensor): tf.Tensor | null {
  const shape = shapeOfMost([a, b])
  if (!shape) return null
  const dtype = name === 'maximum' || name === 'minimum' ? dtypeOf(a) : 'bool'
  return fromMemory([a, b], shape, dtype, (output, ofA = output, ofB = output) =>
    loops[name](output, ofA, stepOf(a, shape), ofB, stepOf(b, shape)),
  )
}

/**
 * `condition ? a : b`, or `null` for operands that are broadcast in any other way. SelectV2.cc writes bools as if
 * they had four bytes.
 */
export function selectInMemory(condition: tf.Tensor, a: tf.Tensor, b: tf.Tensor): tf.Tensor | null {
  const shape = shapeOfMost([condition, a, b])
  if (!shape) return null
  const [step, stepA, stepB] = [stepOf(condition, shape), stepOf(a, shape), stepOf(b, shape)]
  return fromMemory([condition, a, b], shape, dtypeOf(a), (output, flags = output, ofA = output, ofB = output) => {
    for (let i = 0; i < output.length; i++) output[i] = flags[i * step]! ? ofA[i * stepA]! : ofB[i * stepB]!
  })
}

/**
 * The shape of all operands that have more than one element; `null` where they differ or a single element has more
 * axes.
 */
function shapeOfMost(operands: readonly tf.Tensor[]): readonly number[] | null {
  const [largest] = operands.toSorted((a, b) => b.size - a.size || b.rank - a.rank)
  if (!largest) return null
  const { shape } = largest
  const fits = operands.every(
    (operand) =>
      (operand.size === 1 && operand.rank <= shape.length) ||
      (operand.rank === shape.length && operand.shape.every((size, axis) => size === shape[axis])),
  )
  return fits ? shape : null
}

function stepOf(operand: tf.Tensor, shape: readonly number[]): number {
  return operand.size === 1 && operand.size !== shape.reduce((product, size) => product * size, 1) ? 0 : 1
}

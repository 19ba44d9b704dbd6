import type { Attributes, Operation } from '../../../src/operations/operation.js'
import { formatShape } from '../../../src/operations/size.js'
import type { TensorData } from '../../../src/operations/types.js'
import { type Nd, toNd } from '../reference/nd.js'

/** One execution of one operation and what it must yield. */
export interface BackendCase {
  readonly name: string
  readonly operation: Operation
  readonly inputs: readonly TensorData[]
  readonly attributes: Attributes
  /** In double precision, by a loop of the test's own. */
  expected(): Nd
  readonly of: 'values' | 'gradients'
}

/** A case; the operation's gradients are compared as gradients. */
export function caseOf<A extends Attributes>(
  operation: Operation<A>,
  inputs: readonly TensorData[],
  attributes: A,
  reference: (inputs: readonly Nd[], attributes: A) => Nd,
  note = '',
): BackendCase {
  const shapes = inputs.map(({ shape, dtype }) => `${dtype === 'float32' ? '' : dtype}${formatShape(shape)}`).join(' ')
  const { value: _, ...shown } = attributes
  return {
    name: [operation.name, shapes, JSON.stringify(shown), note].filter((part) => part && part !== '{}').join(' '),
    operation,
    inputs,
    attributes,
    expected: () => reference(inputs.map(toNd), attributes),
    of: operation.name.endsWith('Gradient') ? 'gradients' : 'values',
  }
}

export function float32(values: readonly number[], shape: readonly number[] = [values.length]): TensorData {
  return { dtype: 'float32', shape, data: Float32Array.from(values) }
}

export function int32(values: readonly number[], shape: readonly number[] = [values.length]): TensorData {
  return { dtype: 'int32', shape, data: Int32Array.from(values) }
}

export function bool(values: readonly number[], shape: readonly number[] = [values.length]): TensorData {
  return { dtype: 'bool', shape, data: Uint8Array.from(values) }
}

/** Numbers from -scale to scale that look random and are the same everywhere. */
export function numbers(shape: readonly number[], seed = 1, scale = 2): TensorData {
  return float32(
    draw(sizeOf(shape), seed, (u) => (2 * u - 1) * scale),
    shape,
  )
}

/** Whole numbers from 0 to `below - 1`. */
export function integers(shape: readonly number[], below: number, seed = 1): TensorData {
  return int32(
    draw(sizeOf(shape), seed, (u) => Math.floor(u * below)),
    shape,
  )
}

/** Whole numbers as float32, so that many are equal. */
export function ties(shape: readonly number[], below: number, seed = 1): TensorData {
  return float32(
    draw(sizeOf(shape), seed, (u) => Math.floor(u * below) - below),
    shape,
  )
}

export function booleans(shape: readonly number[], seed = 1): TensorData {
  return bool(
    draw(sizeOf(shape), seed, (u) => (u < 0.5 ? 0 : 1)),
    shape,
  )
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1)
}

/** The generator of Lehmer with Park and Miller's multiplier. */
function draw(count: number, seed: number, toNumber: (u: number) => number): number[] {
  let state = seed * 7919 + 1
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647
    return toNumber(state / 2147483647)
  })
}

import type { AnyNode } from '../../src/definition/node.js'
import type { TensorPort } from '../../src/definition/port.js'
import { fillRandom, RandomStream } from '../../src/operations/random-stream.js'
import type { RandomAttributes } from '../../src/operations/source/random.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import type { DType, Size, TensorData, TensorType } from '../../src/operations/types.js'

/** Axis lengths to try, the first being the batch; a node of rank r takes the first r of what is long enough. */
const grid: readonly (readonly number[])[] = [
  [2, 5, 4, 6, 3, 4],
  [1, 3, 7, 5, 3, 2],
  [3, 8, 8, 4, 4, 5],
  [2, 32],
]
/** The lengths of the first of `grid` as names. */
const names: readonly Size[] = ['batch', 'a', 'b', 'c', 'd', 'channels']

export type Inputs = Readonly<Record<string, TensorType | readonly TensorType[]>>

/** A choice of input types, and what its names stand for. */
export interface SampleTypes {
  readonly types: Inputs
  readonly lengths: Readonly<Record<string, number>>
}

/** Types for the required ports of a node, of every rank that it takes up to 5 (or of its least, if that is more): known, with an unknown batch, with more unknown. */
export function sampleTypes(definition: AnyNode): readonly SampleTypes[] {
  const ports = requiredPorts(definition)
  if (ports.length === 0) return [{ types: {}, lengths: {} }]
  return ranksOf(ports.map(([, port]) => port)).flatMap((rank) =>
    grid
      .filter((lengths) => lengths.length >= rank)
      .flatMap((lengths) => symbolicShapes(lengths.slice(0, rank)).map((shape) => toSample(ports, shape, lengths))),
  )
}

/** Numbers of these types, distinct and irregular, in the order of the types. */
export function sampleData(type: TensorType, purpose: string): TensorData {
  const shape = type.shape.map(Number)
  const count = shape.reduce((product, size) => product * size, 1)
  return { dtype: type.dtype, shape, data: fill(type.dtype, count, purpose) }
}

/** Numbers for what a node draws: the same in every run. */
export function sampleDraw(request: RandomAttributes): TensorData {
  const shape = request.shape.map(Number)
  const count = shape.reduce((product, size) => product * size, 1)
  const key = { seed: 1, node: 'node', purpose: request.purpose, step: 0 }
  return { dtype: 'float32', shape, data: fillRandom(key, request.distribution, count) }
}

function requiredPorts({ inputs }: AnyNode): readonly (readonly [string, TensorPort])[] {
  return Object.entries(inputs).flatMap(([key, port]) =>
    port.kind === 'layer' || port.isOptional ? [] : [[key, port] as const],
  )
}

function ranksOf(ports: readonly TensorPort[]): readonly number[] {
  const least = Math.max(0, ...ports.map(({ rank }) => rank?.min ?? 0))
  const greatest = Math.max(least, Math.min(5, ...ports.map(({ rank }) => rank?.max ?? 5)))
  return Array.from({ length: greatest - least + 1 }, (_, index) => least + index)
}

/** The lengths, then the same with names for the batch, for all but the last and for all. */
function symbolicShapes(lengths: readonly number[]): readonly (readonly Size[])[] {
  const named = (count: number) => lengths.map((length, axis) => (axis < count ? names[axis]! : length))
  const counts = [...new Set([0, 1, lengths.length - 1, lengths.length])]
  return counts.filter((count) => count >= 0 && count <= lengths.length).map(named)
}

function toSample(
  ports: readonly (readonly [string, TensorPort])[],
  shape: readonly Size[],
  lengths: readonly number[],
): SampleTypes {
  const types = ports.map(([key, port], index) => {
    const dtype = firstDtype(port)
    // Beside scores `[batch, ..., classes]` stand labels `[batch, ...]`.
    const isLabels = index > 0 && dtype === 'int32'
    const type: TensorType = { dtype, shape: isLabels ? shape.slice(0, -1) : shape }
    return [key, port.isVariadic ? [type, type] : type] as const
  })
  return {
    types: Object.fromEntries(types),
    lengths: Object.fromEntries(names.map((name, axis) => [name, lengths[axis] ?? 1])),
  }
}

function fill(dtype: DType, count: number, purpose: string) {
  const stream = new RandomStream({ seed: 2, node: 'test', purpose, step: 0 })
  const data = createTypedArray(dtype, count)
  for (let index = 0; index < count; index++) {
    const u = stream.uniform()
    data[index] = dtype === 'float32' ? 4 * u - 2 : dtype === 'int32' ? Math.floor(3 * u) : u < 0.5 ? 0 : 1
  }
  return data
}

/** What a port takes first of all. */
export function firstDtype({ dtypes = [] }: Pick<TensorPort, 'dtypes'>): DType {
  return dtypes[0] ?? 'float32'
}

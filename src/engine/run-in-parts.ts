import type { Attributes, Operation } from '../operations/operation.js'
import type { Step } from '../operations/program.js'
import { concat } from '../operations/shape/concat.js'
import { slice } from '../operations/shape/slice.js'
import { isKnownShape, sizeOfShape } from '../operations/size.js'
import type { TensorType } from '../operations/types.js'
import type { Backend, Handle } from './backend.js'
import { Ownership } from './ownership.js'
import type { Pace } from './pace.js'

/** How long one part should hold the thread, in milliseconds. */
const partTime = 40

/** An element that is read and written takes as long as so many multiply-adds of a convolution. */
const workOfElement = 10

/** How many places of axis 0 a part of this operation takes; `null` if it is short, or cannot be parted. */
export function placesOfPart(
  { operation, attributes }: Step,
  operands: readonly Handle[],
  result: TensorType | undefined,
  { multiplyAddsPerMillisecond }: Backend,
): number | null {
  const places = operands[0]?.type.shape[0]
  if (multiplyAddsPerMillisecond === null || !operation.partOf || !result || typeof places !== 'number') return null
  const types = operands.map(({ type }) => type)
  const multiplyAdds = Number(operation.cost?.(types, attributes, [result]) ?? 0)
  const work = multiplyAdds + workOfElement * Number(sizeOfShape(result.shape))
  const most = multiplyAddsPerMillisecond * partTime
  if (work <= most) return null
  // The parts depend on shapes alone, not on how fast the machine is at the moment: two runs must give equal bits.
  const part = Math.max(1, Math.floor((places * most) / work))
  return part < places && operation.partOf(attributes, part, types) ? part : null
}

/** Carries out a long operation part by part along axis 0 of its first operand, with pauses in which a cancel takes effect. */
export async function runInParts(
  { operation, attributes }: Step,
  operands: readonly Handle[],
  part: number,
  backend: Backend,
  pace: Pace,
): Promise<readonly Handle[]> {
  const [x, ...others] = operands
  if (!x || !isKnownShape(x.type.shape)) throw new Error(`${operation.name}: expected an operand of a known shape`)
  const [places = 0, ...rest] = x.type.shape
  const strides = x.type.shape.map(() => 1)
  const owned = new Ownership(backend)
  try {
    const results: Handle[] = []
    for (let begin = 0; begin < places; begin += part) {
      const count = Math.min(part, places - begin)
      const block = { begin: [begin, ...rest.map(() => 0)], size: [count, ...rest], strides }
      const piece = owned.add(only(backend.execute(slice, [x], block)))
      results.push(
        owned.add(
          only(
            backend.execute(
              operation,
              [piece, ...others],
              attributesOf(operation, attributes, count, [piece, ...others]),
            ),
          ),
        ),
      )
      owned.dispose(piece)
      if (pace.isDue(performance.now())) await pace.pause()
    }
    return backend.execute(concat, results, { axis: 0 })
  } finally {
    owned.disposeAll()
  }
}

function attributesOf(
  operation: Operation,
  attributes: Attributes,
  places: number,
  operands: readonly Handle[],
): Attributes {
  const parted = operation.partOf?.(
    attributes,
    places,
    operands.map(({ type }) => type),
  )
  if (!parted) throw new Error(`${operation.name}: expected operands that can be parted`)
  return parted
}

function only([handle]: readonly Handle[]): Handle {
  if (!handle) throw new Error('expected an operation with a result')
  return handle
}

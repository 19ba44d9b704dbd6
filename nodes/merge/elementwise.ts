import { defineNode, type Mapping, type Nested, type NodeDoc } from '../../src/definition/node.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import { broadcastShapes } from '../../src/operations/broadcast.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import type { DType, Shape, TensorType } from '../../src/operations/types.js'
import { anyMask, checkMasks, masksPort } from './masks.js'

interface ElementwiseMerge {
  readonly type: string
  readonly doc: NodeDoc
  readonly dtypes?: readonly DType[]
  /** The inputs that it takes; by default one or more. */
  readonly count?: number
  /** Merges inputs of one rank, of which there is at least one; a mask that is not wired is `null`. */
  readonly merge: <V>(ops: Ops<V>, inputs: readonly V[], masks: readonly (V | null)[]) => V
  /** Whether masks change the values. If not, they may lack more than the last axis of their inputs. */
  readonly usesMasks?: boolean
  readonly mapping: Mapping
  /** What becomes of `[1, 4]` and `[3, 2]`. */
  readonly example: Nested
}

/** A node that merges any number of tensors element by element; they are repeated to one shape as in Keras. */
export function elementwiseMerge({
  dtypes = ['float32'],
  count,
  merge,
  usesMasks = false,
  example,
  ...parts
}: ElementwiseMerge) {
  return defineNode({
    ...parts,
    category: 'merge',
    inputs: {
      x: {
        kind: 'tensor',
        dtypes,
        isVariadic: true,
        doc: 'Tensors of one shape, or of shapes that repeat to one: axes of length 1, or missing behind the batch.',
      },
      mask: masksPort,
    },
    outputs: {
      y: { kind: 'tensor', doc: 'Of the shape that all repeat to.' },
      mask: { kind: 'tensor', isOptional: true, doc: 'Where every input has a mask: true where one of them is.' },
    },
    params: {},
    *check({ x, mask }) {
      if (count !== undefined && x.length !== count)
        yield problem('missing', 'x', `${count} inputs`, String(x.length), tooManyFixes(x.length, count))
      yield* checkShapes(x)
      yield* checkMasks(x, mask, usesMasks ? 'steps' : 'leading')
    },
    run: ({ x, mask }, _params, _weights, ops) => {
      const rank = Math.max(...x.map((item) => ops.shapeOf(item).length))
      const aligned = x.map((item) => ops.reshape(item, alignRank(ops.shapeOf(item), rank)))
      return { y: merge(ops, aligned, mask), mask: anyMask(ops, mask) }
    },
    examples: [{ inputs: { x: [[1, 4], [3, 2]] }, outputs: { y: example }, source: 'definition' }], // prettier-ignore
  })
}

/** As in Keras, axes that are missing stand behind the batch, with length 1. */
function alignRank(shape: Shape, rank: number): Shape {
  return shape.toSpliced(Math.min(1, shape.length), 0, ...Array.from({ length: rank - shape.length }, () => 1))
}

/** A batch is never repeated; all other axes are where they have length 1. */
function* checkShapes(x: readonly TensorType[]): Iterable<Finding> {
  const rank = Math.max(...x.map(({ shape }) => shape.length))
  let common: Shape = []
  for (const [index, { shape }] of x.entries()) {
    const joined = tryBroadcast(common, alignRank(shape, rank))
    const isOtherBatch = index > 0 && shape.length > 0 && common.length > 0 && shape[0] !== common[0]
    if (joined === null || (isOtherBatch && typeof shape[0] === 'number' && typeof common[0] === 'number')) {
      const port = `x${index + 1}`
      const expected =
        joined === null ? `a shape that repeats to ${formatShape(common)}` : `a batch of ${common[0] ?? 1}`
      yield problem('shape', port, expected, formatShape(shape), [{ do: 'removeWire', label: 'Remove the wire', port }])
      return
    }
    common = joined
  }
}

function tryBroadcast(a: Shape, b: Shape): Shape | null {
  try {
    return broadcastShapes('merge', [a, b])
  } catch (error) {
    if (error instanceof ShapeError) return null
    throw error
  }
}

function tooManyFixes(received: number, count: number) {
  if (received <= count) return []
  const port = `x${received}`
  return [{ do: 'removeWire', label: `Remove the wire to ${port}`, port } as const]
}

import { choice } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'

type Encoding = 'oneHot' | 'multiHot' | 'count'

/** How whole numbers become vectors. */
export const encodings = {
  oneHot: 'one vector each',
  multiHot: 'which there are',
  count: 'how many there are',
} as const satisfies Readonly<Record<Encoding, string>>

/** The parameter, for nodes that always give vectors. */
export const encodingMode = choice<Encoding>({
  default: 'multiHot',
  options: encodings,
  doc: 'One vector for each number, or one for each example: which numbers are there (1 or 0), or how often.',
})

/**
 * Vectors of length `depth`, float32. As in Keras a last axis of length 1 goes for one vector each, and the others are taken together
 * along the axis behind the batch.
 * @param indices int32; what is out of range counts for nothing
 * @param counts how much each of them counts with the mode count; by default 1
 */
export function encodeCategories<V>(
  ops: Ops<V>,
  indices: V,
  mode: Encoding,
  depth: number,
  counts: V | null = null,
): V {
  const shape = ops.shapeOf(indices)
  if (mode === 'oneHot') {
    return ops.oneHot(shape.length > 1 && shape.at(-1) === 1 ? ops.squeeze(indices, [-1]) : indices, depth)
  }
  const vectors = ops.oneHot(indices, depth)
  const axes = [shape.length > 1 ? 1 : 0]
  if (mode === 'multiHot') return ops.max(vectors, axes)
  return ops.sum(counts === null ? vectors : ops.multiply(vectors, ops.expandDims(counts, -1)), axes)
}

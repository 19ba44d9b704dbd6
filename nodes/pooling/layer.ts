import type { SpatialRank } from '../../src/definition/data-format.js'
import type { NodeDoc } from '../../src/definition/node.js'

/** What tells one pooling node from those of other kinds and ranks. */
export interface PoolingNode {
  readonly kind: 'Max' | 'Average'
  /** How many spatial axes there are. */
  readonly rank: SpatialRank
  readonly doc: Pick<NodeDoc, 'summary' | 'use'>
}

import { layerParams } from '../../definition/layer-params.js'
import type { AnyNode } from '../../definition/node.js'
import type { GraphNode } from '../../graph/graph.js'

/** Whether training leaves the weights of a node as they are, because its parameter says so. */
export function isFrozenLayer(definition: AnyNode | null, { params }: GraphNode): boolean {
  return definition?.params['trainable'] === layerParams.trainable && params['trainable'] === false
}

// The Rete binding: the open graph, its commands and history, what fits where, and where everything stands.
export { EditorConnection, EditorNode, type NodeOwner, ParamControl, type Schemes } from './node.js'
export { TypedSocket } from './socket.js'
export { beginEdit, type CommandOptions, GraphDocument } from './document.js'
export type { ChangeOrigin, GraphChange, GraphDocumentOptions } from './open-graph.js'
export type { EditSession } from './history.js'
export { explainRefusal, type GuardOptions, kindOfOutput, type Refusal, type RefusalReason } from './guard.js'
export { candidatesFor, nodesFitting, type WireEnd } from './candidates.js'
export { addWiredNode, insertNodeOnWire, layoutOf } from './insert.js'
export { applyFix } from './fixes.js'
export { explainSharing, sharingCandidates } from './sharing.js'
export { Selection } from './selection.js'
export type { NodePorts } from './ports.js'
export type { Side } from '../graph/ports.js'
export {
  boundsOf,
  layoutNode,
  type LayoutRow,
  metrics,
  type NodeLayout,
  type Point,
  portPlace,
  type Rectangle,
  wirePath,
} from './geometry.js'
export { chosenVariant, type VariantChoice } from './variant.js'

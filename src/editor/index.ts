// The Rete binding: the open graph, its commands and history, what fits where, and where everything stands.
export { EditorConnection, EditorNode, type NodeOwner, ParamControl, type Schemes } from './node.js'
export { socketKindOf, TypedSocket } from './socket.js'
export { beginEdit, type CommandOptions, GraphDocument } from './document.js'
export type { ChangeOrigin, GraphChange, GraphDocumentOptions } from './open-graph.js'
export type { EditSession } from './history.js'
export { explainRefusal, type GuardOptions, kindOfOutput, type Refusal, type RefusalReason } from './guard.js'
export { candidatesFor, nodesFitting, type WireEnd } from './candidates.js'
export { freePlace } from './free-place.js'
export { addWiredNode, insertNodeOnWire, layoutOf } from './insert.js'
export { applyFix } from './fixes.js'
export { explainSharing, sharingCandidates } from './sharing.js'
export { copyNodes, duplicateNodes, pasteNodes, type PasteResult, shiftTo } from './clipboard.js'
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
export { createTfjsNodes, type TfjsNodes, type TfjsNodesOptions } from './embed/create-tfjs-nodes.js'
export { type NodeOutcome, TfjsNode, type TfjsNodeHost } from './embed/tfjs-node.js'
export type { ForeignConnection, ForeignNode, ForeignSchemes } from './embed/attach.js'
export type { NodeInputs } from './embed/inputs.js'
export type { Runner } from './embed/run-alone.js'
export type { LayerValue, NumberList, PlainValue } from './embed/value.js'

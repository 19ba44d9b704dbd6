// What a node is: everything that a developer needs to declare one.
export { type Catalogue, createCatalogue } from './catalogue.js'
export { type CellDeclaration, defineCell } from './cell.js'
export { type JsonObject, type JsonSchema, type JsonValue } from './json.js'
export { layerParams } from './layer-params.js'
export type { Cell, CellMasks, CellState, Layer, LayerType, SequenceMasks, WeightChange } from './layer.js'
export {
  type AnyNode,
  categories,
  type Category,
  type CheckContext,
  defineNode,
  type Example,
  type Mapping,
  type NodeDefinition,
  type NodeDoc,
  type Probe,
  type ProbeAnswer,
  type View,
  type ViewInput,
  type ViewInputs,
} from './node.js'
export { type Control, defaultParams, type Param, type Params, type Values, type VariantOption } from './param.js'
export * from './params/index.js'
export type { LayerPort, Port, Ports, SocketKind, TensorPort } from './port.js'
export {
  type Finding,
  type Fix,
  formatFinding,
  hint,
  NodeError,
  type Problem,
  problem,
  type ProblemKind,
} from './problem.js'
export { doesKindFit, findPort, inputPorts, type NamedPort } from './sockets.js'
export type {
  ChosenFile,
  FileInspection,
  FilePreview,
  FileStore,
  Inspected,
  Source,
  SourceContext,
  SourceData,
  TextTable,
} from './source.js'
export type { Summary } from './summary.js'
export { checkValues, type ValueBounds } from './value-bounds.js'
export type { Constraint, Initializer, Regularizer, State, States, Weight, Weights } from './weight.js'

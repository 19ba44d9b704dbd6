// The graph as data: what a file holds, and what can be said of it before anything runs.
export {
  type Composite,
  type Connection,
  emptyGraph,
  formatName,
  formatVersion,
  type Graph,
  type GraphNode,
  type Note,
  portKey,
  type PortReference,
} from './graph.js'
export { limits } from './limits.js'
export { type ReadResult, readGraph } from './read.js'
export { graphToJson, writeGraph } from './write.js'
export { graphSchema } from './schema.js'
export { type Order, sortTopologically } from './order.js'
export { expandGraph, type FlatComposite, type FlatGraph, type FlatNode } from './expand.js'
export { compositeType, declaredPorts, lookUpPort, type PortScope } from './ports.js'
export { type Checker, createChecker } from './check.js'
export type { CompositeReport, GraphReport, NodeReport, WeightReport, WireReport } from './report.js'
export type { RunProgress, RunRequest, RunResult } from './run.js'

// What a node is, and the graph as data. Runs anywhere: imports neither Rete nor Vue nor TensorFlow.js. The other entries of the package: /nodes,
// /engine (runs graphs without a page), /worker (runs them in a worker), /editor (Rete), /vue (draws an editor), /preset (draws nodes in yours).
export * from './definition/index.js'
export * from './graph/index.js'
export type { Ops } from './operations/ops.js'
export type { DType, Mode, Shape, Size, TensorData, TensorType, TypedArray } from './operations/types.js'
export { constraint } from './weights/constraint.js'
export { initializer } from './weights/initializer.js'
export {
  activityParams,
  biasParams,
  biasWeight,
  kernelParams,
  kernelWeight,
  penalizeActivity,
} from './weights/kernel.js'
export { regularizer } from './weights/regularizer.js'

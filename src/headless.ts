// The engine without a page: for Node, for tests, for a thread of one's own. The only entry that loads TensorFlow.js where it is imported.
export * from './engine/index.js'
export * from './backends/tfjs/index.js'
export { createInThreadClient, type InThreadOptions } from './worker/in-thread.js'
export { train, restoreCheckpoint, type TrainingOptions } from './training/train.js'
export { TrainingControls } from './training/controls.js'
export type { Checkpoint, CheckpointStore } from './training/checkpoint.js'
export { createMemoryCheckpoints } from './training/checkpoint-memory.js'
export { createDatabaseCheckpoints } from './training/checkpoint-database.js'

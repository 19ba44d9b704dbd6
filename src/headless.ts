// The engine without a page: for Node, for tests, for a thread of one's own. The only entry that loads TensorFlow.js where it is imported.
export * from './engine/index.js'
export * from './backends/tfjs/index.js'
export { createInThreadClient, type InThreadOptions } from './worker/in-thread.js'

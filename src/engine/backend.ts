import type { Attributes, Operation } from '../operations/operation.js'
import type { TensorData, TensorType } from '../operations/types.js'

/** A tensor that a backend holds. Opaque outside the backend; whoever got it disposes it, once. */
export interface Handle {
  readonly type: TensorType
}

/** What is held at the moment. */
export interface BackendMemory {
  readonly tensors: number
  readonly bytes: number
}

/**
 * Carries out operations. The engine knows nothing else of TensorFlow.js; kernels of our own can take its place operation by operation. A
 * call fails with BackendLostError once the device was taken away.
 */
export interface Backend {
  /** `wasm`, `cpu`, `webgl`, `webgpu`. */
  readonly name: string
  /** Whether results arrive only by waiting (GPUs). */
  readonly isAsynchronous: boolean
  /**
   * A cautious guess of how many multiply-adds it does in a millisecond: longer operations are carried out in parts. `null` where
   * operations are queued and hold no thread (GPUs).
   */
  readonly multiplyAddsPerMillisecond: number | null
  /** Whether the device was taken away, and all handles with it; absent where there is none that could be. */
  readonly isLost?: boolean
  /** Makes this backend the current one of its thread. Called at the start of each run, inside the queue. */
  activate(): Promise<void>
  upload(tensor: TensorData): Handle
  /** The elements. On a GPU this waits for all pending work. */
  read(handle: Handle): Promise<TensorData>
  /** Never consumes its inputs. May return an input's storage under a new handle. */
  execute(operation: Operation, inputs: readonly Handle[], attributes: Attributes): readonly Handle[]
  /** The slices along axis 0, without that axis. */
  unstack(handle: Handle): readonly Handle[]
  /** Joins tensors of one type along a new axis 0. */
  stack(handles: readonly Handle[], type: TensorType): Handle
  dispose(handle: Handle): void
  memory(): BackendMemory
}

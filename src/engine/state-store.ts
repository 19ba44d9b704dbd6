import type { TensorData, TensorType } from '../operations/types.js'
import { createTypedArray } from '../operations/source/constant.js'
import { areShapesEqual, isKnownShape, sizeOfShape } from '../operations/size.js'
import type { Backend, Handle } from './backend.js'
import { enqueue } from './queue.js'

/** A state of a specialized graph. */
export interface StateRequest {
  /** `NODE_PATH/state_name`. */
  readonly key: string
  readonly type: TensorType
  /** What each element is before the first run. */
  readonly initial: number
}

/** The states of stateful layers, kept on the backend from run to run until they are reset or their shape changes. */
export class StateStore {
  readonly #backend: Backend
  readonly #handles = new Map<string, Handle>()

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Lets every state start anew. */
  reset(): Promise<void> {
    return this.#inTurn(() => this.#clear())
  }

  /** All states by `NODE_PATH/state_name`. */
  export(): Promise<Map<string, TensorData>> {
    return this.#inTurn(async () => {
      const tensors = new Map<string, TensorData>()
      for (const [key, handle] of this.#handles) tensors.set(key, await this.#backend.read(handle))
      return tensors
    })
  }

  /** Takes these states and no others. One whose shape does not fit a run starts anew there. */
  import(tensors: ReadonlyMap<string, TensorData>): Promise<void> {
    return this.#inTurn(() => {
      this.#clear()
      for (const [key, tensor] of tensors) this.#handles.set(key, this.#backend.upload(tensor))
    })
  }

  /** The state on the backend, still the store's. For runs, inside the queue. */
  acquire({ key, type, initial }: StateRequest): Handle {
    const known = this.#handles.get(key)
    if (known && areShapesEqual(known.type.shape, type.shape)) return known
    if (!isKnownShape(type.shape)) throw new Error(`${key}: expected a known shape`)
    const data = createTypedArray(type.dtype, Number(sizeOfShape(type.shape))).fill(initial)
    const handle = this.#backend.upload({ dtype: type.dtype, shape: type.shape, data })
    this.replace(key, handle)
    return handle
  }

  /** The next value of a state; becomes the store's. For runs, inside the queue. */
  replace(key: string, handle: Handle): void {
    const known = this.#handles.get(key)
    if (known) this.#backend.dispose(known)
    this.#handles.set(key, handle)
  }

  #inTurn<T>(task: () => T | Promise<T>): Promise<T> {
    return enqueue(this.#backend, async () => {
      await this.#backend.activate()
      return task()
    })
  }

  #clear(): void {
    for (const handle of this.#handles.values()) this.#backend.dispose(handle)
    this.#handles.clear()
  }
}

import * as tf from '@tensorflow/tfjs-core'
import type { Backend, BackendMemory, Handle } from '../../engine/backend.js'
import type { Attributes, Operation } from '../../operations/operation.js'
import type { TensorData, TensorType } from '../../operations/types.js'
import type { Device } from './device.js'
import { TfjsHandle, tensorOf } from './handle.js'
import type { TfjsBackendName } from './kernel.js'
import { kernels } from './kernels/index.js'
import { unstackInMemory } from './memory/copy.js'
import { isInMemory } from './memory/in-memory.js'
import { knownShape, sizeOf } from './shapes.js'
import { toData, toTensor } from './transfer.js'

/** What a slow machine does with one thread: convolutions of a few channels. */
const speeds: Readonly<Record<TfjsBackendName, number | null>> = { cpu: 5e4, wasm: 4e6, webgl: null, webgpu: null }

/**
 * Carries out operations with TensorFlow.js. TensorFlow.js has one current backend a thread; every call makes its own
 * the current one first, so that several may be used in turn. Data stays with the backend that it was uploaded to or
 * computed by: a handle goes only to the backend that gave it. No gradient is recorded anywhere: backward passes are
 * programs like any other.
 */
export class TfjsBackend implements Backend {
  readonly name: TfjsBackendName
  readonly isAsynchronous: boolean
  readonly multiplyAddsPerMillisecond: number | null
  readonly #device: Device | null
  #tensors = 0
  #bytes = 0

  /** The backend must have been started, on this device: see `createTfjsBackend`. */
  constructor(name: TfjsBackendName, device: Device | null) {
    this.name = name
    this.#device = device
    this.isAsynchronous = name === 'webgl' || name === 'webgpu'
    this.multiplyAddsPerMillisecond = speeds[name]
  }

  get isLost(): boolean {
    return this.#device?.isLost ?? false
  }

  async activate(): Promise<void> {
    if (tf.getBackend() !== this.name) await tf.setBackend(this.name)
  }

  upload(tensor: TensorData): Handle {
    return this.#computed(() => keep(toTensor(tensor)))
  }

  async read(handle: Handle): Promise<TensorData> {
    this.#device?.check()
    this.#makeCurrent()
    const read = () => toData(tensorOf(handle))
    return this.#device ? this.#device.wait(read) : read()
  }

  execute(operation: Operation, inputs: readonly Handle[], attributes: Attributes): readonly Handle[] {
    const kernel = kernels.get(operation.name)
    if (!kernel) throw new Error(`${this.name}: expected an operation with a kernel, received ${operation.name}`)
    return this.#computed(() => {
      const tensors = inputs.map(tensorOf)
      const output = tf.tidy(() => {
        const empty = emptyResult(operation, inputs, attributes)
        const result = empty ?? kernel.run(tensors, attributes, this.name)
        // A handle of its own for the same elements, so that both can be disposed.
        return tensors.includes(result) ? tf.clone(result) : result
      })
      return [keep(output)]
    })
  }

  unstack(handle: Handle): readonly Handle[] {
    return this.#computed(() => {
      const x = tensorOf(handle)
      return tf.tidy(() => (isInMemory(this.name) ? unstackInMemory(x) : unstackRows(x))).map(keep)
    })
  }

  stack(handles: readonly Handle[], { dtype, shape }: TensorType): Handle {
    const one = knownShape(shape)
    return this.#computed(() => {
      const tensors = handles.map(tensorOf)
      return keep(
        tf.tidy(() => {
          if (tensors.length === 0 || sizeOf(one) === 0) return tf.tensor([], [tensors.length, ...one], dtype)
          const rows = tensors.map((tensor) => tf.reshape(tensor, [1, tensor.size]))
          return tf.reshape(tf.concat(rows), [tensors.length, ...one])
        }),
      )
    })
  }

  dispose(handle: Handle): void {
    this.#counted(() => tensorOf(handle).dispose())
  }

  /**
   * What the calls of this backend have left alive by the count of TensorFlow.js, anything a kernel might forget
   * included.
   */
  memory(): BackendMemory {
    return { tensors: this.#tensors, bytes: this.#bytes }
  }

  #computed<T>(run: () => T): T {
    return this.#device ? this.#device.run(() => this.#counted(run)) : this.#counted(run)
  }

  #counted<T>(run: () => T): T {
    this.#makeCurrent()
    const { state } = tf.engine()
    const { numTensors, numBytes } = state
    try {
      return run()
    } finally {
      this.#tensors += state.numTensors - numTensors
      this.#bytes += state.numBytes - numBytes
    }
  }

  #makeCurrent(): void {
    if (tf.getBackend() === this.name) return
    // It waits only while a backend starts, and this one has started: it is current when the call returns.
    void tf.setBackend(this.name)
  }
}

function keep(tensor: tf.Tensor): TfjsHandle {
  return new TfjsHandle(tf.keep(tensor))
}

/** Many kernels of TensorFlow.js fail on tensors without elements; where the result has none either, none is needed. */
function emptyResult(operation: Operation, inputs: readonly Handle[], attributes: Attributes): tf.Tensor | undefined {
  if (!inputs.some(({ type }) => type.shape.includes(0))) return undefined
  const [type] = operation.infer(
    inputs.map((input) => input.type),
    attributes,
  )
  if (!type?.shape.includes(0)) return undefined
  return tf.tensor([], knownShape(type.shape), type.dtype)
}

function unstackRows(x: tf.Tensor): tf.Tensor[] {
  const [count = 0, ...shape] = x.shape
  if (count === 0) return []
  return tf.unstack(tf.reshape(x, [count, sizeOf(shape)])).map((row) => tf.reshape(row, shape))
}

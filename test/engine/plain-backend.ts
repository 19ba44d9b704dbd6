import type { Backend, BackendMemory, Handle } from '../../src/engine/backend.js'
import type { Attributes, Operation } from '../../src/operations/operation.js'
import { evaluate } from '../../src/operations/plain/evaluate.js'
import { type PlainTensor, toPlainTensor } from '../../src/operations/plain/plain-tensor.js'
import { isKnownShape } from '../../src/operations/size.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import type { TensorData, TensorType } from '../../src/operations/types.js'

class PlainHandle implements Handle {
  readonly tensor: TensorData
  isDisposed = false

  constructor(tensor: TensorData) {
    this.tensor = tensor
  }

  get type(): TensorType {
    return this.tensor
  }
}

/** A backend of plain arithmetic for the engine's own tests: it starts at once and is strict about ownership. */
export class PlainBackend implements Backend {
  readonly name = 'plain'
  readonly isAsynchronous: boolean
  readonly multiplyAddsPerMillisecond = null
  readonly #live = new Set<PlainHandle>()
  /** Called before each execution; what it throws is the failure of that operation. */
  onExecute: (operation: Operation) => void = () => undefined

  constructor(isAsynchronous = false) {
    this.isAsynchronous = isAsynchronous
  }

  activate(): Promise<void> {
    return Promise.resolve()
  }

  upload(tensor: TensorData): Handle {
    return this.#keep({ ...tensor, data: tensor.data.slice() })
  }

  read(handle: Handle): Promise<TensorData> {
    return Promise.resolve(this.#tensorOf(handle))
  }

  execute(operation: Operation, inputs: readonly Handle[], attributes: Attributes): readonly Handle[] {
    this.onExecute(operation)
    const operands = inputs.map((input) => this.#tensorOf(input))
    const outputs = operation.infer(operands, attributes)
    const numbers = operands.map((_, index) => index)
    const results = outputs.map((_, index) => operands.length + index)
    const program = {
      types: [...operands, ...outputs],
      inputs: numbers,
      outputs: results,
      steps: [{ operation, attributes, inputs: numbers, outputs: results, node: '' }],
    }
    return evaluate(program, operands.map(toPlainTensor)).map((tensor) => this.#keep(toTensorData(tensor)))
  }

  unstack(handle: Handle): readonly Handle[] {
    const { dtype, shape, data } = this.#tensorOf(handle)
    const [count = 0, ...rest] = shape
    const size = data.length / count
    return Array.from({ length: count }, (_, index) =>
      this.#keep({ dtype, shape: rest, data: data.slice(index * size, (index + 1) * size) }),
    )
  }

  stack(handles: readonly Handle[], { dtype, shape }: TensorType): Handle {
    if (!isKnownShape(shape)) throw new Error('a symbolic shape')
    const size = shape.reduce((product, length) => product * length, 1)
    const data = createTypedArray(dtype, size * handles.length)
    handles.forEach((handle, index) => data.set(this.#tensorOf(handle).data, index * size))
    return this.#keep({ dtype, shape: [handles.length, ...shape], data })
  }

  dispose(handle: Handle): void {
    if (!(handle instanceof PlainHandle) || !this.#live.delete(handle)) throw new Error('disposed of twice')
    handle.isDisposed = true
  }

  memory(): BackendMemory {
    const bytes = [...this.#live].reduce((sum, { tensor }) => sum + tensor.data.byteLength, 0)
    return { tensors: this.#live.size, bytes }
  }

  #keep(tensor: TensorData): PlainHandle {
    const handle = new PlainHandle(tensor)
    this.#live.add(handle)
    return handle
  }

  #tensorOf(handle: Handle): TensorData {
    if (!(handle instanceof PlainHandle)) throw new Error('a handle of another backend')
    if (handle.isDisposed) throw new Error('used after it was disposed of')
    return handle.tensor
  }
}

function toTensorData({ dtype, shape, data }: PlainTensor): TensorData {
  const rounded = createTypedArray(dtype, data.length)
  rounded.set(data)
  return { dtype, shape, data: rounded }
}

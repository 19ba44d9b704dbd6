import type { Backend, BackendMemory, Handle } from '../../src/engine/backend.js'
import type { Attributes, Operation } from '../../src/operations/operation.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import { isKnownShape } from '../../src/operations/size.js'
import type { TensorData, TensorType } from '../../src/operations/types.js'
import { plainKernels, type PlainKernel } from './plain-kernels.js'

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

/**
 * A backend of plain loops for the engine's own tests: fast to start, strict about ownership. Elementwise operations run by their
 * scalar rule; of the others it knows what the tests need.
 */
export class PlainBackend implements Backend {
  readonly name = 'plain'
  readonly isAsynchronous: boolean
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
    const types = operation.infer(operands, attributes).map(numeric)
    const kernel: PlainKernel = plainKernels[operation.name] ?? mapScalars
    return kernel({ operation, operands, attributes, types }).map((data, index) =>
      this.#keep({ ...types[index]!, data }),
    )
  }

  unstack(handle: Handle): readonly Handle[] {
    const { dtype, shape, data } = this.#tensorOf(handle)
    const [count = 0, ...rest] = shape
    const size = data.length / count
    return Array.from({ length: count }, (_, index) =>
      this.#keep({ dtype, shape: rest, data: data.slice(index * size, (index + 1) * size) }),
    )
  }

  stack(handles: readonly Handle[], type: TensorType): Handle {
    const parts = handles.map((handle) => this.#tensorOf(handle).data)
    const { dtype, shape } = numeric(type)
    const size = shape.reduce((product, length) => product * length, 1)
    const data = createTypedArray(dtype, size * parts.length)
    parts.forEach((part, index) => data.set(part, index * size))
    return this.#keep({ dtype, shape: [parts.length, ...shape], data })
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

function numeric({ dtype, shape }: TensorType): Omit<TensorData, 'data'> {
  if (!isKnownShape(shape)) throw new Error('a symbolic shape')
  return { dtype, shape }
}

const mapScalars: PlainKernel = ({ operation, operands, attributes, types: [type] }) => {
  const { dtype, shape } = type!
  if (!operation.scalar) throw new Error(`no kernel for ${operation.name}`)
  const data = createTypedArray(
    dtype,
    shape.reduce((product, length) => product * length, 1),
  )
  const indexOf = operands.map((operand) => broadcastIndex(operand.shape, shape))
  for (let i = 0; i < data.length; i++) {
    data[i] = scalar(
      operands.map((operand, k) => operand.data[indexOf[k]!(i)]!),
      attributes,
    )
  }
  return [data]
}

/** From the place in the result to the place in an operand that is broadcast to it. */
function broadcastIndex(from: readonly number[], to: readonly number[]): (index: number) => number {
  const added = to.length - from.length
  return (index) => {
    let place = 0
    let stride = 1
    let rest = index
    for (let axis = to.length - 1; axis >= added; axis--) {
      const length = from[axis - added]!
      if (length !== 1) place += (rest % to[axis]!) * stride
      rest = Math.floor(rest / to[axis]!)
      stride *= length
    }
    return place
  }
}

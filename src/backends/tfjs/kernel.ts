import type { Tensor } from '@tensorflow/tfjs-core'
import type { Attributes, Operation } from '../../operations/operation.js'

/** The backends that TensorFlow.js has. */
export type TfjsBackendName = 'cpu' | 'wasm' | 'webgl' | 'webgpu'

/**
 * Carries out one operation on the current backend of TensorFlow.js. It runs inside a `tidy`: what it makes on the
 * way is disposed for it, its inputs belong to the caller. It may return an input as it is.
 */
export interface Kernel<A = Attributes> {
  /** The name of the operation. */
  readonly operation: string
  run(inputs: readonly Tensor[], attributes: A, backend: TfjsBackendName): Tensor
}

/** The kernel of an operation without operands. */
export function source<A extends Attributes>(
  operation: Operation<A>,
  run: (attributes: A, backend: TfjsBackendName) => Tensor,
): Kernel<A> {
  return { operation: operation.name, run: (_inputs, attributes, backend) => run(attributes, backend) }
}

/** The kernel of an operation with one operand. */
export function unary<A extends Attributes>(
  operation: Operation<A>,
  run: (x: Tensor, attributes: A, backend: TfjsBackendName) => Tensor,
): Kernel<A> {
  return {
    operation: operation.name,
    run: (inputs, attributes, backend) => run(operand(operation.name, inputs, 0), attributes, backend),
  }
}

/** The kernel of an operation with two operands. */
export function binary<A extends Attributes>(
  operation: Operation<A>,
  run: (a: Tensor, b: Tensor, attributes: A, backend: TfjsBackendName) => Tensor,
): Kernel<A> {
  const { name } = operation
  return {
    operation: name,
    run: (inputs, attributes, backend) => run(operand(name, inputs, 0), operand(name, inputs, 1), attributes, backend),
  }
}

/** The kernel of an operation with three operands. */
export function ternary<A extends Attributes>(
  operation: Operation<A>,
  run: (a: Tensor, b: Tensor, c: Tensor, attributes: A, backend: TfjsBackendName) => Tensor,
): Kernel<A> {
  const { name } = operation
  return {
    operation: name,
    run: (inputs, attributes, backend) =>
      run(operand(name, inputs, 0), operand(name, inputs, 1), operand(name, inputs, 2), attributes, backend),
  }
}

/** The kernel of an operation with any number of operands. */
export function variadic<A extends Attributes>(
  operation: Operation<A>,
  run: (inputs: readonly Tensor[], attributes: A, backend: TfjsBackendName) => Tensor,
): Kernel<A> {
  return { operation: operation.name, run }
}

function operand(operation: string, inputs: readonly Tensor[], index: number): Tensor {
  const tensor = inputs[index]
  if (!tensor) throw new Error(`${operation}: expected operand ${index}, received ${inputs.length} operands`)
  return tensor
}

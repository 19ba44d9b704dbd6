import type { Attributes, Operation } from '../operation.js'
import type { DType } from '../types.js'
import { countElements, type PlainTensor } from './plain-tensor.js'

/** The type of a result whose lengths are known. */
export interface PlainType {
  readonly dtype: DType
  readonly shape: readonly number[]
}

/** How one operation is carried out in plain arithmetic. The types of the results come from its shape rule. */
export interface PlainKernel {
  readonly operation: Operation
  run(inputs: readonly PlainTensor[], attributes: Attributes, types: readonly PlainType[]): readonly PlainTensor[]
}

/** A kernel for an operation with one result: `run` fills `data`, which holds zeros. */
export function plainKernel<A extends Attributes>(
  operation: Operation<A>,
  run: (data: Float64Array, inputs: readonly PlainTensor[], attributes: A, type: PlainType) => void,
): PlainKernel {
  return plainKernelOfMany(operation, (inputs, attributes, types) => {
    const type = types[0]!
    const data = new Float64Array(countElements(type.shape))
    run(data, inputs, attributes, type)
    return [{ ...type, data }]
  })
}

/** A kernel for an operation with any number of results. */
export function plainKernelOfMany<A extends Attributes>(
  operation: Operation<A>,
  run: (inputs: readonly PlainTensor[], attributes: A, types: readonly PlainType[]) => readonly PlainTensor[],
): PlainKernel {
  return { operation, run }
}

import type { Operation } from '../operation.js'
import type { Program, Step } from '../program.js'
import { areShapesEqual, formatShape, isKnownShape } from '../size.js'
import type { TensorType } from '../types.js'
import { arrangementKernels } from './arrangement.js'
import { convolutionKernels } from './convolutions.js'
import { evaluateElementwise } from './elementwise.js'
import { indexingKernels } from './indexing.js'
import type { PlainKernel, PlainType } from './kernel.js'
import { matrixKernels } from './matrix.js'
import type { PlainTensor } from './plain-tensor.js'
import { poolKernels } from './pools.js'
import { reductionKernels } from './reductions.js'
import { resizeKernels } from './resizing.js'
import { scanKernel } from './scan.js'

const kernels: ReadonlyMap<Operation, PlainKernel> = new Map(
  [
    ...arrangementKernels,
    ...reductionKernels,
    ...matrixKernels,
    ...indexingKernels,
    ...convolutionKernels,
    ...poolKernels,
    ...resizeKernels,
    scanKernel(evaluate),
  ].map((kernel) => [kernel.operation, kernel]),
)

/**
 * Runs a program in double precision, without any backend: curves, pipelines of plain numbers, and the reference that backends are
 * compared with. Made to be short and right, not fast.
 * @throws Error for inputs of other types than the program's, for a length that is still symbolic where it matters and for an
 * operation that plain arithmetic cannot do (`random` belongs to a run).
 */
export function evaluate(program: Program, inputs: readonly PlainTensor[]): readonly PlainTensor[] {
  if (inputs.length !== program.inputs.length) {
    throw new Error(`evaluate: expected ${program.inputs.length} inputs, received ${inputs.length}`)
  }
  const values: PlainTensor[] = []
  program.inputs.forEach((id, index) => {
    checkInput(index, program.types[id]!, inputs[index]!)
    values[id] = inputs[index]!
  })
  for (const step of program.steps) {
    const operands = step.inputs.map((id) => values[id]!)
    const results = evaluateStep(step, operands)
    step.outputs.forEach((id, index) => (values[id] = results[index]!))
  }
  return program.outputs.map((id) => values[id]!)
}

function evaluateStep({ operation, attributes }: Step, inputs: readonly PlainTensor[]): readonly PlainTensor[] {
  const types = operation.infer(inputs, attributes).map((type) => toKnownType(operation.name, type))
  const kernel = kernels.get(operation)
  if (kernel) return kernel.run(inputs, attributes, types)
  if (!operation.scalar) throw new Error(`evaluate: no plain arithmetic for ${operation.name}`)
  return [evaluateElementwise(operation.scalar.bind(operation), inputs, attributes, types[0]!)]
}

function toKnownType(at: string, { dtype, shape }: TensorType): PlainType {
  if (isKnownShape(shape)) return { dtype, shape }
  throw new Error(`evaluate: ${at}: expected known lengths, received ${formatShape(shape)}`)
}

function checkInput(index: number, expected: TensorType, received: PlainTensor): void {
  const isShapeRight = !isKnownShape(expected.shape) || areShapesEqual(expected.shape, received.shape)
  if (expected.dtype === received.dtype && isShapeRight && expected.shape.length === received.shape.length) return
  const describe = ({ dtype, shape }: TensorType) => `${dtype} ${formatShape(shape)}`
  throw new Error(`evaluate: input ${index}: expected ${describe(expected)}, received ${describe(received)}`)
}

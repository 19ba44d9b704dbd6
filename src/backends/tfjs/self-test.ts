import type { Backend } from '../../engine/backend.js'
import { elu } from '../../operations/elementwise/elu.js'
import { matMul } from '../../operations/linear/mat-mul.js'
import type { Attributes, Operation } from '../../operations/operation.js'
import { sum } from '../../operations/reduction/sum.js'
import type { TensorData } from '../../operations/types.js'
import { convolution } from '../../operations/window/convolution.js'
import { convolutionFilterGradient } from '../../operations/window/convolution-filter-gradient.js'
import { maxPoolGradient } from '../../operations/window/max-pool-gradient.js'

interface Trial {
  readonly operation: Operation
  readonly inputs: readonly TensorData[]
  readonly attributes: Attributes
  readonly expected: readonly number[]
}

const tensor = (shape: readonly number[], values: readonly number[]): TensorData => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from(values),
})

/** Checks the attributes' types where they are written. */
function trial<A extends Attributes>(
  operation: Operation<A>,
  inputs: readonly TensorData[],
  attributes: A,
  expected: readonly number[],
): Trial {
  return { operation, inputs, attributes, expected }
}

const image = tensor([1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9])
const geometry = {
  strides: [1, 1],
  dilation: [1, 1],
  padding: [
    [0, 0],
    [0, 0],
  ] as const,
  groups: 1,
}

/** A few operations with results that can be followed by hand. */
const trials: readonly Trial[] = [
  trial(
    matMul,
    [tensor([2, 2], [1, 2, 3, 4]), tensor([2, 2], [5, 6, 7, 8])],
    { transposeA: true, transposeB: false },
    [26, 30, 38, 44],
  ),
  trial(sum, [tensor([2, 3], [1, -2, 3, -4, 5, -6])], { axes: [0], keepDims: false }, [-3, 3, -3]),
  trial(elu, [tensor([3], [-1, 0, 2])], { alpha: 2 }, [2 * Math.expm1(-1), 0, 2]),
  trial(convolution, [image, tensor([2, 2, 1, 1], [1, 2, 3, 4])], geometry, [37, 47, 67, 77]),
  trial(
    convolutionFilterGradient,
    [image, tensor([1, 2, 2, 1], [1, 0, 0, -1])],
    { ...geometry, kernelShape: [2, 2, 1, 1] },
    [-4, -4, -4, -4],
  ),
  trial(
    maxPoolGradient,
    [tensor([1, 2, 2, 1], [-3, -1, -1, -2]), tensor([1, 1, 1, 1], [-1]), tensor([1, 1, 1, 1], [7])],
    {
      size: [2, 2],
      strides: [2, 2],
      padding: [
        [0, 0],
        [0, 0],
      ],
    },
    [0, 7, 0, 0],
  ),
]

/**
 * Runs a few operations. Gives what is wrong with the backend in one line, or `null` where nothing is: drivers of
 * GPUs are not always right.
 */
export async function selfTest(backend: Backend): Promise<string | null> {
  await backend.activate()
  for (const each of trials) {
    const wrong = await failureOf(backend, each)
    if (wrong !== null) return wrong
  }
  return null
}

async function failureOf(backend: Backend, { operation, inputs, attributes, expected }: Trial): Promise<string | null> {
  const handles = inputs.map((input) => backend.upload(input))
  try {
    const [output] = backend.execute(operation, handles, attributes)
    if (!output) return `${operation.name}: expected a result, received none`
    handles.push(output)
    const { data } = await backend.read(output)
    const isRight = expected.every((value, index) => Math.abs((data[index] ?? NaN) - value) <= 1e-4)
    return isRight ? null : `${operation.name}: expected ${expected.join(', ')}, received ${data.join(', ')}`
  } catch (error) {
    return `${operation.name}: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    handles.forEach((handle) => backend.dispose(handle))
  }
}

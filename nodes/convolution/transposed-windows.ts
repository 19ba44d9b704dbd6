import { type Finding, problem } from '../../src/definition/problem.js'
import { checkSteps } from '../../src/definition/window-params.js'
import { addSizes, formatShape, multiplySizes } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'

interface TransposedParams {
  readonly kernelSize: readonly number[]
  readonly strides: readonly number[]
  readonly padding: 'valid' | 'same'
  readonly outputPadding: readonly number[] | null
  readonly dilationRate: readonly number[]
}

/** The output of a transposed convolution, as the convolution sees it that leads back. */
interface TransposedWindows {
  /** Its spatial lengths. */
  readonly space: Shape
  /** The padding of that convolution. */
  readonly padding: readonly (readonly [number, number])[]
}

/**
 * How a transposed convolution of `space` lies over its output. Keras puts `stride − 1` zeros between the inputs, pads, and
 * convolves; a convolution that leads back pads what is missing to `extent − 1`.
 */
export function transposedWindows(space: Shape, params: TransposedParams): TransposedWindows {
  const sides = space.map((length, axis) => {
    const extent = ((params.kernelSize[axis] ?? 1) - 1) * (params.dilationRate[axis] ?? 1) + 1
    const stride = params.strides[axis] ?? 1
    const [before, after] = zerosAround(extent, stride, params.padding, params.outputPadding?.[axis] ?? null)
    const added = before + after - extent + 2 - stride
    const padding: readonly [number, number] = [extent - 1 - before, Math.max(extent - 1 - after, 0)]
    return { length: addSizes(multiplySizes(length, stride), added), padding }
  })
  return { space: sides.map(({ length }) => length), padding: sides.map(({ padding }) => padding) }
}

/** The zeros before and after the spread inputs (keras/src/backend/common/backend_utils.py, for JAX). */
function zerosAround(
  extent: number,
  stride: number,
  padding: 'valid' | 'same',
  outputPadding: number | null,
): readonly [before: number, after: number] {
  if (padding === 'valid') {
    const added = outputPadding ?? Math.max(extent, stride) - extent
    return [extent - 1, extent - 1 + added]
  }
  const total = outputPadding === null ? stride + extent - 2 : extent + (extent % 2) - 2 + outputPadding
  const before = Math.min(Math.ceil(total / 2), extent - 1)
  return [before, total - before]
}

/** What keeps a transposed convolution from being one, for `x` with its channels last. */
export function* checkTransposed(x: Shape, params: TransposedParams): Iterable<Finding> {
  yield* checkSteps(params)
  const { outputPadding, strides } = params
  if (outputPadding?.some((added, axis) => added >= (strides[axis] ?? 1))) {
    const expected = `less than the strides, ${formatShape(strides)}`
    yield problem('parameter', 'params.outputPadding', expected, formatShape(outputPadding), [
      { do: 'setParam', label: 'Leave it to the padding', param: 'outputPadding', value: null },
    ])
    return
  }
  const { space } = transposedWindows(x.slice(1, -1), params)
  if (!space.some((length) => typeof length === 'number' && length < 1)) return
  yield problem(
    'shape',
    'x',
    'inputs of which an output remains',
    `${formatShape(x)}, which gives ${formatShape(space)}`,
    [{ do: 'setParam', label: 'Leave outputPadding to the padding', param: 'outputPadding', value: null }],
  )
}

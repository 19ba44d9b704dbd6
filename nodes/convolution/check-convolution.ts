import { type Finding, problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'

interface WindowParams {
  readonly kernelSize: readonly number[]
  readonly strides: readonly number[]
  readonly padding: string
  readonly dilationRate: readonly number[]
}

interface ConvolutionParams extends WindowParams {
  readonly filters: number
  readonly groups: number
}

/** What keeps a convolution from fitting `x`, whose channels are last here. */
export function* checkConvolution(x: Shape, params: ConvolutionParams): Iterable<Finding> {
  yield* checkGroups(x.at(-1), params)
  yield* checkWindows(x, params)
}

/** What keeps its kernel from moving over `x`. */
export function* checkWindows(x: Shape, params: WindowParams): Iterable<Finding> {
  yield* checkSteps(params)
  if (params.padding === 'valid') yield* checkSize(x, params)
}

/** Strides and dilation together are not defined. */
export function* checkSteps({
  strides,
  dilationRate,
}: Pick<WindowParams, 'strides' | 'dilationRate'>): Iterable<Finding> {
  if (!strides.some((stride) => stride > 1) || !dilationRate.some((rate) => rate > 1)) return
  const received = `strides ${formatShape(strides)}, dilationRate ${formatShape(dilationRate)}`
  yield problem('parameter', 'params.dilationRate', 'strides or dilationRate to be 1, as in Keras', received, [
    { do: 'setParam', label: 'Set dilationRate to 1', param: 'dilationRate', value: dilationRate.map(() => 1) },
    { do: 'setParam', label: 'Set strides to 1', param: 'strides', value: strides.map(() => 1) },
  ])
}

function* checkGroups(channels: Shape[number] | undefined, { groups, filters }: ConvolutionParams): Iterable<Finding> {
  const fixes = [{ do: 'setParam', label: 'Set groups to 1', param: 'groups', value: 1 }] as const
  if (typeof channels === 'number' && channels % groups !== 0) {
    yield problem('parameter', 'params.groups', `a divisor of the ${channels} channels of x`, String(groups), fixes)
  }
  if (filters % groups !== 0) {
    yield problem('parameter', 'params.groups', `a divisor of the ${filters} filters`, String(groups), fixes)
  }
}

function* checkSize(x: Shape, { kernelSize, dilationRate }: WindowParams): Iterable<Finding> {
  const space = x.slice(1, -1)
  const reach = kernelSize.map((size, axis) => (size - 1) * (dilationRate[axis] ?? 1) + 1)
  const isTooSmall = space.some((length, axis) => typeof length === 'number' && length < (reach[axis] ?? 1))
  if (!isTooSmall) return
  const expected = `at least the reach of the kernel, ${formatShape(reach)}, in space`
  yield problem('shape', 'x', expected, formatShape(space), [
    { do: 'setParam', label: 'Set padding to "same"', param: 'padding', value: 'same' },
    { do: 'setParam', label: 'Set kernelSize to 1', param: 'kernelSize', value: kernelSize.map(() => 1) },
  ])
}

import type { SpatialRank } from './data-format.js'
import type { Param } from './param.js'
import { choice, tuple } from './params/index.js'
import { type Finding, problem } from './problem.js'
import { formatShape } from '../operations/size.js'
import type { Shape } from '../operations/types.js'

/** One whole number of 1 or more for each spatial axis. */
function lengths(rank: SpatialRank, value: number, doc: string): Param<readonly number[]> {
  return tuple({ default: Array.from({ length: rank }, () => value), length: rank, min: 1, doc })
}

/** How a kernel moves over a space, with Keras' names. */
export function windowParams(rank: SpatialRank) {
  return {
    kernelSize: lengths(rank, 3, 'How far the kernel reaches along each axis. Keras has no default.'),
    strides: lengths(rank, 1, 'How far the kernel moves along each axis from one output to the next.'),
    dilationRate: lengths(rank, 1, 'How far the elements of the kernel are apart along each axis.'),
  }
}

export const paddingOptions = { valid: 'none', same: 'same size' }
export const paddingDoc =
  'Whether zeros are put around the input: none, or as many as keep the size (divided by the strides).'

/** No padding, or as much as keeps the size. */
export const padding = choice({ default: 'valid', options: paddingOptions, doc: paddingDoc })

export interface WindowValues {
  readonly kernelSize: readonly number[]
  readonly strides: readonly number[]
  readonly padding: string
  readonly dilationRate: readonly number[]
}

/** What keeps its kernel from moving over `x`. */
export function* checkWindows(x: Shape, params: WindowValues): Iterable<Finding> {
  yield* checkSteps(params)
  if (params.padding === 'valid') yield* checkSize(x, params)
}

/** Strides and dilation together are not defined. */
export function* checkSteps({
  strides,
  dilationRate,
}: Pick<WindowValues, 'strides' | 'dilationRate'>): Iterable<Finding> {
  if (!strides.some((stride) => stride > 1) || !dilationRate.some((rate) => rate > 1)) return
  const received = `strides ${formatShape(strides)}, dilationRate ${formatShape(dilationRate)}`
  yield problem('parameter', 'params.dilationRate', 'strides or dilationRate to be 1, as in Keras', received, [
    { do: 'setParam', label: 'Set dilationRate to 1', param: 'dilationRate', value: dilationRate.map(() => 1) },
    { do: 'setParam', label: 'Set strides to 1', param: 'strides', value: strides.map(() => 1) },
  ])
}

function* checkSize(x: Shape, { kernelSize, dilationRate }: WindowValues): Iterable<Finding> {
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

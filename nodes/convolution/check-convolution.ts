import { type Finding, problem } from '../../src/definition/problem.js'
import { checkWindows, type WindowValues } from '../../src/definition/window-params.js'
import type { Shape } from '../../src/operations/types.js'

interface ConvolutionParams extends WindowValues {
  readonly filters: number
  readonly groups: number
}

/** What keeps a convolution from fitting `x`, whose channels are last here. */
export function* checkConvolution(x: Shape, params: ConvolutionParams): Iterable<Finding> {
  yield* checkGroups(x.at(-1), params)
  yield* checkWindows(x, params)
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

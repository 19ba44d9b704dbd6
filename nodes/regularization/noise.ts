import type { PartialShape } from '../../src/definition/params/index.js'
import { nullable, shape } from '../../src/definition/params/index.js'
import { type Finding, problem, quote } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape } from '../../src/operations/types.js'

/** Which elements fall together: the shape of the drawn mask, which is repeated over the input. */
export const noiseShape = nullable(
  shape({
    default: [],
    isAdvanced: true,
    doc: 'The shape of the mask, batch included; null (shown as ?) for the length of x, 1 for one draw for the whole axis.',
  }),
)

/** The shape of the mask for an input of this shape. */
export function concreteNoiseShape(x: Shape, noise: PartialShape | null): Shape {
  return noise === null ? x : x.map((size, axis) => noise[axis] ?? size)
}

/** Whether the mask can be repeated over the input. */
export function* checkNoiseShape(x: Shape, noise: PartialShape | null): Iterable<Finding> {
  if (noise === null) return
  const isFit =
    noise.length === x.length && noise.every((size, axis) => size === null || size === 1 || fits(size, x[axis]))
  if (isFit) return
  yield problem(
    'parameter',
    'params.noiseShape',
    `${x.length} lengths that repeat to ${formatShape(x)}`,
    quote(noise),
    [{ do: 'setParam', label: 'Draw each element on its own', param: 'noiseShape', value: null }],
  )
}

/** A length of the batch is known only when it runs. */
function fits(size: number, length: Shape[number] | undefined): boolean {
  return typeof length !== 'number' || size === length
}

/** In training, `x / (1 − rate)` where a mask of this shape is kept, 0 elsewhere; in inference `x`. */
export function dropRandomly<V>(ops: Ops<V>, x: V, mask: Shape, rate: number): V {
  if (ops.mode === 'inference' || rate === 0) return x
  if (rate === 1) return ops.zerosLike(x)
  const drawn = ops.random(mask, { purpose: 'mask' })
  return ops.select(ops.greaterEqual(drawn, rate), ops.divide(x, 1 - rate), 0)
}

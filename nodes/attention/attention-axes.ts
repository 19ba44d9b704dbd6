import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape, sizeOfShape } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'

/** The axes of the steps, counted from the front: by default all between batch and features. */
export function attentionAxesOf(shape: Shape, given: readonly number[] | null): readonly number[] {
  if (given === null) return shape.map((_, axis) => axis).slice(1, -1)
  return given.map((axis) => (axis < 0 ? axis + shape.length : axis)).sort((a, b) => a - b)
}

/** Whether they are neither batch nor features. */
export function* checkAttentionAxes(shape: Shape, given: readonly number[] | null): Iterable<Finding> {
  const wrong = attentionAxesOf(shape, given).find((axis) => axis < 1 || axis > shape.length - 2)
  if (wrong === undefined) return
  const expected = `axes from 1 to ${shape.length - 2} of ${formatShape(shape)}`
  yield problem('parameter', 'params.attentionAxes', expected, String(given), [
    { do: 'setParam', label: 'All between batch and features', param: 'attentionAxes', value: null },
  ])
}

/** The axes that stay apart, the batch first. */
function otherAxes(shape: Shape, steps: readonly number[]): readonly number[] {
  return shape.map((_, axis) => axis).filter((axis) => axis < shape.length - 1 && !steps.includes(axis))
}

function pick(shape: Shape, axes: readonly number[]): Shape {
  return axes.map((axis) => shape[axis] ?? 1)
}

/** `[batch, steps, features]`: the axes of the steps as one, all others in the batch. */
export function toSteps<V>(ops: Ops<V>, x: V, steps: readonly number[]): V {
  const shape = ops.shapeOf(x)
  if (shape.length === 3) return x
  const others = otherAxes(shape, steps)
  const ordered = ops.transpose(x, [...others, ...steps, shape.length - 1])
  return ops.reshape(ordered, [sizeOfShape(pick(shape, others)), sizeOfShape(pick(shape, steps)), shape.at(-1) ?? 1])
}

/** Undoes `toSteps` of an x of this shape; the number of features may be another. */
export function fromSteps<V>(ops: Ops<V>, y: V, shape: Shape, steps: readonly number[]): V {
  if (shape.length === 3) return y
  const order = [...otherAxes(shape, steps), ...steps, shape.length - 1]
  const apart = ops.reshape(y, [...pick(shape, order.slice(0, -1)), ops.shapeOf(y).at(-1) ?? 1])
  return ops.transpose(apart, shape.map((_, axis) => order.indexOf(axis))) // prettier-ignore
}

/** The scores with the axes of queries and values apart: `[batch, ..., heads, ...queries, ...values]`. */
export function scoresFromSteps<V>(ops: Ops<V>, scores: V, query: Shape, value: Shape, steps: readonly number[]): V {
  if (query.length === 3) return scores
  const heads = ops.shapeOf(scores)[1] ?? 1
  return ops.reshape(scores, [...pick(query, otherAxes(query, steps)), heads, ...pick(query, steps), ...pick(value, steps)]) // prettier-ignore
}

import { gradientProgram } from '../gradient-program.js'
import type { Ops } from '../ops.js'
import { traceProgram } from '../tracer.js'
import { evaluate } from './evaluate.js'

/** A function over the operations, as an activation computes it. */
export type CurveFunction = <V>(x: V, ops: Ops<V>) => V

/** Values and slopes of a function of one number. */
export interface Curve {
  readonly x: Float64Array
  readonly y: Float64Array
  /** dy/dx by the gradients of the operations. */
  readonly slope: Float64Array
  /** Whether the function mixes a value with its neighbour, as softmax does: then `y` is the first of `[x, 0]`. */
  readonly isMixing: boolean
}

/**
 * Samples a function and its derivative at the points `x`. The function is applied to the rows `[x, 0]` of a matrix, so that one over the last
 * axis has a curve too. `null` where the points influence one another (an axis other than the last): there is no curve then.
 */
export function sampleCurve(f: CurveFunction, x: Float64Array): Curve | null {
  const forward = traceProgram('inference', [{ dtype: 'float32', shape: [x.length, 2] }], ([rows], ops) => [
    ops.slice(f(rows!, ops), [0, 0], [x.length, 1]),
  ])
  const input = forward.inputs[0]!
  const program = gradientProgram(forward, forward.outputs, [input], { mode: 'inference' })
  const [y, gradient] = evaluate(program, [pairs(x, 0)])
  if (!y || !gradient) return null
  const isAlone = Math.abs(firstAlone(f, x[0] ?? 0, 0) - (y.data[0] ?? 0)) < 1e-9
  if (!isAlone) return null
  return {
    x,
    y: y.data,
    slope: gradient.data.filter((_, index) => index % 2 === 0),
    isMixing: firstAlone(f, x[0] ?? 0, 1) !== firstAlone(f, x[0] ?? 0, 0),
  }
}

/** The first value of `f` for the single row `[x, other]`. */
function firstAlone(f: CurveFunction, x: number, other: number): number {
  const program = traceProgram('inference', [{ dtype: 'float32', shape: [1, 2] }], ([row], ops) => [f(row!, ops)])
  return evaluate(program, [pairs(Float64Array.of(x), other)])[0]?.data[0] ?? NaN
}

function pairs(x: Float64Array, other: number) {
  const data = Float64Array.from({ length: 2 * x.length }, (_, index) => (index % 2 === 0 ? x[index / 2]! : other))
  return { dtype: 'float32', shape: [x.length, 2], data } as const
}

import type { Attributes, GradientContext } from './operation.js'

/** What the gradient rule of an operation with one result sees. */
export interface ResultGradient<V, A> extends GradientContext<V, A> {
  /** The first operand. */
  readonly x: V
  /** The result. */
  readonly y: V
  /** The gradient of the result. */
  readonly dy: V
}

/** The gradient of an operation with one result from `rule`, which is asked only where that result matters. */
export function gradientOfResult<A extends Attributes>(
  rule: <V>(context: ResultGradient<V, A>) => readonly (V | null)[],
): <V>(context: GradientContext<V, A>) => readonly (V | null)[] {
  return (context) => {
    const dy = context.outputGradients[0]
    if (dy === undefined || dy === null) return context.inputs.map(() => null)
    return rule({ ...context, x: context.inputs[0]!, y: context.outputs[0]!, dy })
  }
}

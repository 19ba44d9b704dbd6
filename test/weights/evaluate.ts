import { createOps, type Ops } from '../../src/operations/ops.js'
import { evaluate } from '../../src/operations/plain/evaluate.js'
import { type Traced, Tracer } from '../../src/operations/tracer.js'

/** Traces a function of one weight and evaluates it: its shape and values. */
export function evaluateOf(
  shape: readonly number[],
  values: readonly number[],
  body: (weight: Traced, ops: Ops<Traced>) => Traced,
): { readonly shape: readonly number[]; readonly values: readonly number[] } {
  const tracer = new Tracer('training')
  const weight = tracer.input({ dtype: 'float32', shape })
  const output = body(weight, createOps(tracer))
  const program = { types: tracer.types, inputs: [weight.id], outputs: [output.id], steps: tracer.steps }
  const [result] = evaluate(program, [{ dtype: 'float32', shape, data: Float64Array.from(values) }])
  if (!result) throw new Error('no result')
  return { shape: result.shape, values: [...result.data] }
}

import { createOps, type Ops } from '../../src/operations/ops.js'
import { evaluate } from '../../src/operations/plain/evaluate.js'
import { type Traced, Tracer } from '../../src/operations/tracer.js'

/** Traces a function of vectors (numbers are scalars) and evaluates it in double precision. */
export function evaluateOn(
  inputs: readonly (number | readonly number[])[],
  body: (values: readonly Traced[], ops: Ops<Traced>) => readonly Traced[],
): readonly (readonly number[])[] {
  const tracer = new Tracer('training')
  const given = inputs.map((input) => ({
    dtype: 'float32' as const,
    shape: typeof input === 'number' ? [] : [input.length],
    data: Float64Array.from([input].flat()),
  }))
  const values = given.map((each) => tracer.input(each))
  const outputs = body(values, createOps(tracer))
  const program = {
    types: tracer.types,
    steps: tracer.steps,
    inputs: values.map(({ id }) => id),
    outputs: outputs.map(({ id }) => id),
  }
  return evaluate(program, given).map(({ data }) => [...data])
}

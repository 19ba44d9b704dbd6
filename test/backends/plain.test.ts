import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/operations/plain/evaluate.js'
import { toPlainTensor } from '../../src/operations/plain/plain-tensor.js'
import type { Program } from '../../src/operations/program.js'
import { expectClose } from '../closeness.js'
import type { BackendCase } from './cases/case.js'
import { cases } from './cases/index.js'

/** The program of one step that a case is. */
function programOf({ operation, attributes, inputs }: BackendCase): Program {
  const ids = inputs.map((_, index) => index)
  const [type] = operation.infer(inputs, attributes)
  if (!type) throw new Error(`${operation.name}: expected a result`)
  const outputs = [inputs.length]
  const step = { operation, attributes, inputs: ids, outputs, node: '' }
  const types = [...inputs.map(({ dtype, shape }) => ({ dtype, shape })), type]
  return { types, inputs: ids, outputs, steps: [step] }
}

// Two descriptions of the operations, written apart, that the backends are measured against in turn.
describe('plain arithmetic agrees with the loops that the backends are compared with', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const [result] = evaluate(programOf(each), each.inputs.map(toPlainTensor))
    const expected = each.expected()
    expect(result?.shape).toEqual(expected.shape)
    expectClose(result?.data ?? [], expected.values)
  })
})

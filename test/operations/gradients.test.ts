import { describe, expect, it } from 'vitest'
import { gradientProgram } from '../../src/operations/gradient-program.js'
import type { Operation } from '../../src/operations/operation.js'
import type { PlainTensor } from '../../src/operations/plain/plain-tensor.js'
import type { Program } from '../../src/operations/program.js'
import { binaryCases, reductionCases, shapeCases, unaryCases } from './gradient-cases.js'
import {
  affineCases,
  convolutionCases,
  matMulCases,
  poolCases,
  resizeCases,
  scanCases,
} from './gradient-cases-of-windows.js'
import { type Body, expectGradient, record } from './gradient-check.js'

const families = {
  unary: unaryCases,
  binary: binaryCases,
  reductions: reductionCases,
  shapes: shapeCases,
  matMul: matMulCases,
  convolutions: convolutionCases,
  pools: poolCases,
  resize: resizeCases,
  'affine transformations': affineCases,
  scan: scanCases,
}

describe.each(Object.entries(families))('gradients of %s', (_family, cases) => {
  it.each(cases)('%s', (_name, inputs, body) => {
    expectGradient(inputs, body)
  })
})

/** A computation whose result is the gradient of another in its first operand. */
function gradientOf(inputs: readonly PlainTensor[], body: Body): Body {
  const program = record(inputs, (ops, ...values) => ops.sum(ops.square(body(ops, ...values))))
  const withGradient = gradientProgram(program, program.outputs, program.inputs.slice(0, 1))
  return (ops, ...values) => {
    const results = [...values]
    for (const stepOf of withGradient.steps) {
      const operands = stepOf.inputs.map((id) => results[id]!)
      const made = ops.apply(stepOf.operation, operands, stepOf.attributes)
      stepOf.outputs.forEach((id, index) => (results[id] = made[index]!))
    }
    return results[withGradient.outputs[1]!]!
  }
}

describe('gradients of gradients', () => {
  const cases = [
    ...unaryCases.filter(([name]) => ['tanh', 'erf', 'rsqrt', 'softplus', 'elu'].includes(name)),
    ...binaryCases.filter(([name]) => name.startsWith('power') || name === 'divide'),
    ...reductionCases.filter(([name]) => ['softmax', 'logSoftmax', 'product'].includes(name)),
    ...shapeCases.filter(([name]) => name.startsWith('slice') || name === 'gather'),
    ...convolutionCases,
    ...poolCases,
    ...resizeCases,
    ...scanCases.filter(([name]) => name === 'scan'),
  ]
  it.each(cases)('%s', (_name, inputs, body) => {
    expectGradient(inputs, gradientOf(inputs, body))
  })
})

describe('every operation with a gradient', () => {
  it('is among those compared with differences', () => {
    const modules = import.meta.glob<Record<string, unknown>>('../../src/operations/*/*.ts', { eager: true })
    const isDifferentiable = (value: unknown): value is Operation =>
      typeof value === 'object' && value !== null && 'infer' in value && 'gradient' in value
    const differentiable = Object.values(modules).flatMap((module) => Object.values(module).filter(isDifferentiable))
    const seen = new Set<string>()
    const visit = ({ steps }: Program) => {
      for (const { operation, attributes } of steps) {
        seen.add(operation.name)
        if (operation.name === 'scan') visit(attributes['body'] as Program)
      }
    }
    for (const [, inputs, body] of Object.values(families).flat()) visit(record(inputs, body))
    for (const [, inputs, body] of [...poolCases, ...resizeCases]) visit(record(inputs, gradientOf(inputs, body)))
    expect(differentiable.length).toBeGreaterThan(40)
    // Its gradient is on purpose not that of its value; differentiate.test.ts has it.
    const exceptions = ['scaleGradient']
    const missing = differentiable.map(({ name }) => name).filter((name) => !seen.has(name))
    expect(missing).toEqual(exceptions)
  })
})

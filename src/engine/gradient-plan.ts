import { problem } from '../definition/problem.js'
import { gradientProgram } from '../operations/gradient-program.js'
import type { Program } from '../operations/program.js'
import { withoutDeadSteps } from '../operations/prune.js'
import type { TensorData, TensorType } from '../operations/types.js'
import { type Compiled, type CompileRequest, finishPlan, refuse, type TracedGraph, traceGraph } from './compile.js'
import type { Plan, PlanInput, PlanOutput } from './plan.js'
import type { Selection } from './targets.js'
import { checkTensor, describeType } from './tensor-check.js'
import type { Wiring } from './wiring.js'

/** What is differentiated, and with respect to what. */
export interface GradientRequest {
  /** An output `id.port`, float32. */
  readonly of: string
  /** Ports `id.port` and weights `NODE_PATH/weight_name`. */
  readonly withRespectTo: readonly string[]
  /** The gradient of `of` to start from; without it `of` must be a scalar. */
  readonly seedGradient?: TensorData
}

/**
 * Specializes a graph to a plan that computes `of` and its gradients. `selection` holds `of` and the ports of `withRespectTo`.
 * The result's outputs are the value `of`, then one gradient for each of `withRespectTo`.
 */
export function planGradients(
  wiring: Wiring,
  selection: Selection,
  request: CompileRequest,
  { of, withRespectTo, seedGradient }: GradientRequest,
): Compiled<Plan> {
  const traced = traceGraph(wiring, selection, { ...request, hasUpdates: false, keepsWeights: true })
  if (traced.problems) return traced
  const { program } = traced.plan
  const start = valueOf(traced.plan, of)
  const type = start === undefined ? undefined : program.types[start]
  if (start === undefined || type === undefined)
    return refuse(null, 'of', 'an output of the graph', `"${of}"`, 'reference')
  const wrong = checkStart(of, type, seedGradient)
  if (wrong) return { problems: [{ ...wrong, node: null }] }
  const ids: number[] = []
  for (const key of withRespectTo) {
    const id = valueOf(traced.plan, key)
    if (id === undefined)
      return refuse(null, 'withRespectTo', 'a port id.port or a weight path/name', `"${key}"`, 'reference')
    ids.push(id)
  }
  const forward: Program = { ...program, outputs: [start] }
  const seeds = seedGradient ? 'inputs' : 'ones'
  const whole = withoutDeadSteps(gradientProgram(forward, [start], ids, { seeds, mode: request.mode }))
  const gradients = withRespectTo.map((key): PlanOutput => ({ kind: 'gradient', key }))
  const seedInputs: readonly PlanInput[] = seedGradient ? [{ kind: 'seed', type }] : []
  const plan: TracedGraph = {
    ...traced.plan,
    program: whole,
    inputs: [...traced.plan.inputs, ...seedInputs],
    outputs: [{ kind: 'value', key: of }, ...gradients],
    views: [],
    targets: [of],
  }
  return finishPlan(plan, request.memoryLimit)
}

/** The number of a port's or weight's value. */
function valueOf({ program, inputs, outputs }: TracedGraph, key: string): number | undefined {
  const output = outputs.findIndex((candidate) => candidate.kind === 'value' && candidate.key === key)
  if (output >= 0) return program.outputs[output]
  return program.inputs[inputs.findIndex((input) => input.kind === 'weight' && input.key === key)]
}

function checkStart(of: string, type: TensorType, seedGradient: TensorData | undefined) {
  if (type.dtype !== 'float32') return problem('dtype', 'of', `float32 at ${of}`, type.dtype)
  if (seedGradient) return checkTensor('seedGradient', type, seedGradient, new Map())
  if (type.shape.length === 0) return null
  return problem('shape', 'of', `a scalar at ${of}, or a gradient to start from`, describeType(type))
}

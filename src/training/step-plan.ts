import { assemble, type Compiled, finishPlan, type TracedOutput, updatesOf } from '../engine/compile.js'
import { GraphError } from '../engine/graph-error.js'
import type { Plan, PlanInput, PlanOutput } from '../engine/plan.js'
import type { Specialization } from '../engine/trace-graph.js'
import type { Wiring } from '../engine/wiring.js'
import { continueProgram } from '../operations/continue-program.js'
import { gradientProgram } from '../operations/gradient-program.js'
import type { Ops } from '../operations/ops.js'
import type { Program } from '../operations/program.js'
import { withoutDeadSteps } from '../operations/prune.js'
import type { Traced } from '../operations/tracer.js'
import { globalNorm } from './optimizers/clip.js'
import { updateWeights, type UpdatedWeight } from './optimizers/update-weights.js'
import { scalar, SlotInputs } from './slot-inputs.js'
import { learningRateFactor, isTrained } from './trained-weights.js'
import { type ReportEntry, type ReportedValue, type TracedStep, traceStep } from './trace-step.js'
import { refuse, type Trainer } from './trainer.js'
import type { ValueCheck } from './value-checks.js'

/** What a plan of a step is made for. */
export interface StepRequest {
  readonly wiring: Wiring
  readonly trainer: Trainer
  /** The nodes to apply. */
  readonly needed: ReadonlySet<string>
  readonly specialization: Specialization
  readonly memoryLimit: number
}

/** A plan with the layout of what it reports. */
export interface StepPlan {
  readonly plan: Plan
  readonly report: readonly ReportEntry[]
  readonly checks: readonly ValueCheck[]
}

/** The one tensor that a step reports, so that one read from a GPU is enough. */
export const reportKey = 'report'
/** The scalars that a training step takes. */
export const scalarKeys = { learningRate: 'learningRate', step: 'step' } as const

/** The plan that reports on a batch without learning from it: validation. */
export function planEvaluation({ wiring, trainer, needed, specialization, memoryLimit }: StepRequest): StepPlan {
  const traced = accept(traceStep(wiring, trainer, needed, specialization))
  const { trace, reported, checks } = traced
  trace.tracer.node = trainer.path
  const outputs: TracedOutput[] = [
    valueOutput(reportKey, pack(trace.ops, reported)),
    ...computedValues(traced),
    ...updatesOf(trace),
  ]
  return { plan: finish(assemble(trace, outputs, false), memoryLimit), report: reported.map(entryOf), checks }
}

/** The forward part of a step with the gradients of the trained weights behind it. */
interface Differentiated {
  readonly program: Program
  readonly inputs: readonly PlanInput[]
  /** What a step gives beside its report. */
  readonly others: readonly (readonly [PlanOutput, number])[]
  readonly report: { readonly entry: ReportEntry; readonly id: number }[]
  readonly weights: readonly TrainedWeight[]
  readonly checks: readonly ValueCheck[]
}

interface TrainedWeight {
  readonly input: Extract<PlanInput, { readonly kind: 'weight' }>
  readonly id: number
  readonly gradient: number
  readonly learningRateFactor: number
}

function differentiate({ wiring, trainer, needed, specialization }: StepRequest): Differentiated {
  const traced = accept(traceStep(wiring, trainer, needed, specialization))
  const { trace, total, reported, checks } = traced
  const others = [...computedValues(traced), ...updatesOf(trace)]
  const outputs: TracedOutput[] = [...reported.map(({ value }) => valueOutput(reportKey, value)), ...others]
  const { program, inputs } = assemble(trace, outputs, false)
  const weights = inputs.flatMap((input, index) => {
    if (input.kind !== 'weight' || !isTrained(input, trace, wiring, trainer)) return []
    return [{ input, id: program.inputs[index]!, learningRateFactor: learningRateFactor(input, trace, wiring) }]
  })
  if (weights.length === 0) {
    throw refuse('missing', 'loss', 'a loss that depends on weights that may be trained', 'none', trainer.path)
  }
  const whole = gradientProgram(program, [total.id], weights.map(({ id }) => id), { mode: specialization.mode }) // prettier-ignore
  return {
    program: whole,
    inputs,
    others: others.map(([output, { id }]) => [output, id]),
    checks,
    report: reported.map(({ entry, value }) => ({ entry, id: value.id })),
    weights: weights.map((weight, index) => ({ ...weight, gradient: whole.outputs[program.outputs.length + index]! })),
  }
}

/** The plan that learns from a batch: forward, backward, optimizer, and the next values of weights, slots and states. */
export function planTrainingStep(request: StepRequest): StepPlan {
  const { program, inputs, others, report, weights, checks } = differentiate(request)
  const { path, params } = request.trainer
  const { tracer, ops, values } = continueProgram(program, request.specialization.mode)
  tracer.node = path
  const slots = new SlotInputs(tracer)
  const changed = changedByNodes(others)
  const given = {
    learningRate: tracer.input(scalar),
    step: tracer.input(scalar),
    weights: weights.map(({ input, id, gradient, learningRateFactor }) => ({
      key: input.key,
      weight: values[changed.get(input.key) ?? id]!,
      gradient: values[gradient]!,
      constraint: input.weight.constraint ?? null,
      learningRateFactor,
      slot: slots.of(input.key, values[id]!.type),
    })),
  }
  const updated = updateWeights(ops, given, params)
  const norm = globalNorm(
    weights.map(({ gradient }) => values[gradient]!),
    ops,
  )
  const reported: ReportedValue[] = report.map(({ entry, id }) => ({ entry, value: values[id]! }))
  if (norm) reported.push({ entry: { kind: 'gradientNorm' }, value: norm })
  const outputs: TracedOutput[] = [
    valueOutput(reportKey, pack(ops, reported)),
    ...others
      .filter(([output]) => !(output.kind === 'update' && updated.some(({ key }) => key === output.key)))
      .map(([output, id]): TracedOutput => [output, values[id]!]),
    ...updated.flatMap(updateOutputs),
  ]
  const whole = withoutDeadSteps({
    types: tracer.types,
    inputs: [...program.inputs, given.learningRate.id, given.step.id, ...slots.inputs.map(({ value }) => value.id)],
    outputs: outputs.map(([, { id }]) => id),
    steps: tracer.steps,
  })
  const scalars = Object.values(scalarKeys).map((key): PlanInput => ({ kind: 'scalar', key, type: scalar }))
  const traced = {
    program: whole,
    inputs: [...inputs, ...scalars, ...slots.inputs.map(({ input }) => input)],
    outputs: outputs.map(([output]) => output),
  }
  return { plan: finish(traced, request.memoryLimit), report: reported.map(entryOf), checks }
}

/** The weights to which nodes give a next value themselves, as SpectralNormalization does: the optimizer goes on from that. */
function changedByNodes(others: Differentiated['others']): ReadonlyMap<string, number> {
  return new Map(
    others.flatMap(([output, id]) => (output.kind === 'update' && output.of === 'weight' ? [[output.key, id]] : [])),
  )
}

/** The plan that gives the gradient of each trained weight, by its key, and changes nothing. */
export function planGradientsOfWeights(request: StepRequest): Plan {
  const { program, inputs, weights } = differentiate(request)
  const outputs = weights.map(({ input }): PlanOutput => ({ kind: 'gradient', key: input.key }))
  const whole = withoutDeadSteps({ ...program, outputs: weights.map(({ gradient }) => gradient) })
  return finish({ program: whole, inputs, outputs }, request.memoryLimit)
}

function updateOutputs({ key, weight, slots }: UpdatedWeight<Traced>): TracedOutput[] {
  return [
    [{ kind: 'update', key, of: 'weight' }, weight],
    ...Object.entries(slots).map(([name, slot]): TracedOutput => [
      { kind: 'update', key: `${key}/${name}`, of: 'slot' },
      slot,
    ]),
  ]
}

/** All values of a report behind one another. */
function pack(ops: Ops<Traced>, reported: readonly ReportedValue[]): Traced {
  return ops.concat(reported.map(({ value }) => ops.reshape(value, [sizeOf(value)])), 0) // prettier-ignore
}

function sizeOf({ type }: Traced): number {
  return type.shape.reduce<number>((product, size) => product * Number(size), 1)
}

function valueOutput(key: string, value: Traced): TracedOutput {
  return [{ kind: 'value', key }, value]
}

/** Values that are looked at and that no source or feed brings: they are known only when the step has run. */
function computedValues({ trace, checks }: TracedStep): TracedOutput[] {
  const brought = new Set(trace.inputs.map(({ value }) => value.id))
  return checks.flatMap(({ key }) => {
    const value = trace.valueOf(key)
    return value && !brought.has(value.id) ? [valueOutput(key, value)] : []
  })
}

function entryOf({ entry }: ReportedValue): ReportEntry {
  return entry
}

type TracedProgram = Pick<Plan, 'inputs' | 'outputs'> & { readonly program: Program }

function finish(traced: TracedProgram, memoryLimit: number): Plan {
  return accept(finishPlan({ ...traced, views: [], targets: [] }, memoryLimit))
}

function accept<T>(compiled: Compiled<T>): T {
  if (compiled.problems) throw new GraphError(compiled.problems)
  return compiled.plan
}

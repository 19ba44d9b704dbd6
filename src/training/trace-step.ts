import type { Totals } from '../definition/metric.js'
import { type Compiled, penaltiesOf, sortProblems } from '../engine/compile.js'
import { GraphTrace, type Specialization } from '../engine/trace-graph.js'
import type { Wiring } from '../engine/wiring.js'
import { isKnownShape, sizeOfShape } from '../operations/size.js'
import type { Traced } from '../operations/tracer.js'
import { weighClasses } from './class-weights.js'
import { valuesOfInputs } from './traced-inputs.js'
import type { TrainedFigure, Trainer } from './trainer.js'
import { findValueChecks, type ValueCheck } from './value-checks.js'

/** One tensor of what a step reports. */
export type ReportEntry =
  /** What is minimized, penalties included. */
  | { readonly kind: 'loss' }
  /** The mean of one of several losses over the batch. */
  | { readonly kind: 'mean'; readonly name: string }
  /** What a metric adds up over batches. */
  | { readonly kind: 'total'; readonly name: string; readonly total: string; readonly shape: readonly number[] }
  /** The length of the gradient of all weights together. */
  | { readonly kind: 'gradientNorm' }

export interface ReportedValue {
  readonly entry: ReportEntry
  readonly value: Traced
}

/** The forward part of a step. */
export interface TracedStep {
  readonly trace: GraphTrace
  /** A scalar: the weighted sum of the losses and all penalties. */
  readonly total: Traced
  readonly reported: readonly ReportedValue[]
  readonly checks: readonly ValueCheck[]
}

/** What an output that is no metric adds up: its mean over all elements is reported. */
export const meanOfElements = { sum: 'sum', count: 'count' } as const

/** Traces what a Trainer minimizes and watches, for a batch of these shapes. */
export function traceStep(
  wiring: Wiring,
  trainer: Trainer,
  needed: ReadonlySet<string>,
  specialization: Specialization,
): Compiled<TracedStep> {
  const trace = new GraphTrace(wiring, specialization)
  trace.traceAll(needed)
  if (trace.problems.length > 0) return { problems: sortProblems(trace.problems, wiring) }
  const { ops, tracer } = trace
  tracer.node = trainer.path
  const { lossWeights } = trainer.params
  // As in Keras, class weights are for learning: what is held out is judged as it is.
  const classWeights = specialization.mode === 'training' ? trainer.params.classWeights : []
  const means = trainer.losses.map((loss) => ops.mean(weighClasses(trace, trainer.path, loss, classWeights)))
  const weighted = means.map((mean, index) => ops.multiply(mean, lossWeights[index] ?? 1))
  const penalties = penaltiesOf(trace).map(([, value]) => value)
  tracer.node = trainer.path
  const total = [...weighted, ...penalties].reduce((sum, value) => ops.add(sum, value))
  const reported: ReportedValue[] = [{ entry: { kind: 'loss' }, value: total }]
  if (means.length > 1) {
    trainer.losses.forEach(({ name }, index) => reported.push({ entry: { kind: 'mean', name }, value: means[index]! }))
  }
  for (const metric of trainer.metrics) reported.push(...totalsOf(trace, metric))
  return { plan: { trace, total, reported, checks: findValueChecks(trace, trainer) } }
}

function totalsOf(trace: GraphTrace, { name, node, key }: TrainedFigure): ReportedValue[] {
  trace.tracer.node = node.path
  const { metric } = node.definition
  const totals = metric
    ? metric.totals(valuesOfInputs(trace, node), node.params, trace.ops)
    : elementsOf(trace, valueOf(trace, key))
  return Object.entries(totals).map(([total, value]) => {
    const { shape } = value.type
    if (!isKnownShape(shape)) throw new Error(`${name}: expected totals of known shapes`)
    return { entry: { kind: 'total', name, total, shape }, value }
  })
}

function elementsOf({ ops }: GraphTrace, value: Traced): Totals<Traced> {
  const count = Number(sizeOfShape(value.type.shape))
  return { [meanOfElements.sum]: ops.sum(value), [meanOfElements.count]: ops.fill([], count) }
}

function valueOf(trace: GraphTrace, key: string): Traced {
  const value = trace.valueOf(key)
  if (!value) throw new Error(`${key}: expected a value that was traced`)
  return value
}

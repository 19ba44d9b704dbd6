import type { Engine, Prepared } from '../engine/engine.js'
import { LeastRecentlyUsed } from '../engine/lru.js'
import { enqueue } from '../engine/queue.js'
import { type PlanResult, runPlan, type Supplies } from '../engine/run-plan.js'
import { StateStore } from '../engine/state-store.js'
import type { Graph } from '../graph/graph.js'
import { createTypedArray } from '../operations/source/constant.js'
import type { Mode, TensorData } from '../operations/types.js'
import type { StepReport } from './epoch-sums.js'
import { findNonFinite } from './find-non-finite.js'
import {
  planEvaluation,
  planGradientsOfWeights,
  planTrainingStep,
  reportKey,
  scalarKeys,
  type StepPlan,
  type StepRequest,
} from './step-plan.js'
import type { ReportEntry } from './trace-step.js'
import { refuse, type Trainer } from './trainer.js'
import { checkAllValues } from './value-checks.js'

/** What keys a step beside the examples. */
export interface StepKeys {
  readonly learningRate: number
  /** Updates before it. */
  readonly step: number
}

/** How many shapes of batches are kept compiled: a full one and the last one of an epoch, for training and for validation. */
const keptPlans = 8

/** Carries out single steps of one run: compiles them, feeds them, and reads what they report. */
export class StepRunner {
  readonly engine: Engine
  readonly graph: Graph
  /** What the optimizer remembers. */
  readonly slots: StateStore
  #trainer: Trainer
  readonly #feeds: ReadonlyMap<string, TensorData>
  readonly #signal: AbortSignal | undefined
  #plans = new LeastRecentlyUsed<string, StepPlan>(keptPlans)

  constructor(
    engine: Engine,
    graph: Graph,
    trainer: Trainer,
    {
      feeds = new Map<string, TensorData>(),
      signal,
    }: { feeds?: ReadonlyMap<string, TensorData>; signal?: AbortSignal },
  ) {
    this.engine = engine
    this.graph = graph
    this.slots = new StateStore(engine.backend)
    this.#trainer = trainer
    this.#feeds = feeds
    this.#signal = signal
  }

  get trainer(): Trainer {
    return this.#trainer
  }

  /** Takes other parameters of the Trainer. Plans that hold the old ones are made anew. */
  set trainer(trainer: Trainer) {
    this.#trainer = trainer
    this.#plans = new LeastRecentlyUsed(keptPlans)
  }

  /** How many examples there are. @throws GraphError where nothing brings any */
  async countExamples(): Promise<number> {
    const { sources } = this.engine.know(this.graph).select(this.#trainer.targets)
    const [first] = await this.engine.loadSources(sources)
    const [fed] = this.#feeds.values()
    const count = first?.data.examples ?? fed?.shape[0]
    if (count === undefined)
      throw refuse('missing', 'loss', 'a data source that the loss depends on', 'none', this.#trainer.path)
    return count
  }

  /** Learns from a batch, once. Where its loss or its gradient is not finite nothing is stored, and `isFinite` is false. */
  async train(indices: readonly number[], keys: StepKeys): Promise<StepReport & { readonly isFinite: boolean }> {
    const prepared = await this.#prepare(indices, 'training')
    const plan = this.#planOf(prepared)
    const { values, isStored } = await this.#run(
      plan,
      prepared,
      { ...keys, indices },
      {
        isAcceptable: (given) => isLearnable(readReport(given, plan.report)),
      },
    )
    return { ...readReport(values, plan.report), isFinite: isStored }
  }

  /** Reports on a batch without learning from it. */
  async evaluate(indices: readonly number[], step: number): Promise<StepReport> {
    const prepared = await this.#prepare(indices, 'inference')
    const plan = this.#planOf(prepared)
    const { values } = await this.#run(plan, prepared, { step, learningRate: 0, indices })
    return readReport(values, plan.report)
  }

  /** The first node of a training step that gives a value that is not finite; `null` where the weights had one before. */
  async blame(indices: readonly number[], keys: StepKeys): Promise<string | null> {
    const prepared = await this.#prepare(indices, 'training')
    const plan = this.#planOf(prepared)
    return findNonFinite(this.engine.backend, (inspect) =>
      this.#run(plan, prepared, { ...keys, indices }, { isAcceptable: () => false, inspect }),
    )
  }

  /** The gradient of each trained weight for a batch, by its key. Nothing is changed. */
  async gradients(indices: readonly number[], step: number): Promise<ReadonlyMap<string, TensorData>> {
    const prepared = await this.#prepare(indices, 'training')
    const plan = planGradientsOfWeights(this.#request(prepared))
    const { gradients } = await this.#run({ plan, checks: [] }, prepared, { step, learningRate: 0, indices })
    return gradients
  }

  /** What these outputs `id.port` give for a batch, in inference. */
  async read(indices: readonly number[], targets: readonly string[]): Promise<ReadonlyMap<string, TensorData>> {
    const result = await this.engine.run(this.graph, { targets, indices, feeds: this.#feedsOf(indices) }, this.#options)
    return result.outputs
  }

  /** The layout of what steps report. */
  async layoutOf(indices: readonly number[]): Promise<readonly ReportEntry[]> {
    return this.#planOf(await this.#prepare(indices, 'inference')).report
  }

  #prepare(indices: readonly number[], mode: Mode): Promise<Prepared> {
    return this.engine.prepare(this.graph, { indices, feeds: this.#feedsOf(indices), mode }, this.#trainer.targets)
  }

  #feedsOf(indices: readonly number[]): ReadonlyMap<string, TensorData> {
    return new Map([...this.#feeds].map(([key, tensor]) => [key, takeRows(tensor, indices)]))
  }

  #request({ known, specialization }: Prepared): StepRequest {
    const { needed } = known.select(this.#trainer.targets)
    const { memoryLimit } = this.engine
    return { wiring: known.wiring, trainer: this.#trainer, needed, specialization, memoryLimit }
  }

  get #options() {
    return this.#signal ? { signal: this.#signal } : {}
  }

  #planOf(prepared: Prepared): StepPlan {
    const { mode, feeds, bindings } = prepared.specialization
    const shapes = [...feeds].map(([key, { dtype, shape }]) => [key, dtype, shape])
    const key = JSON.stringify([mode, shapes, [...bindings]])
    const kept = this.#plans.get(key)
    if (kept) return kept
    const request = this.#request(prepared)
    const plan = mode === 'training' ? planTrainingStep(request) : planEvaluation(request)
    this.#plans.set(key, plan)
    return plan
  }

  #run(
    { plan, checks }: Pick<StepPlan, 'plan' | 'checks'>,
    { known, tensors }: Prepared,
    keys: StepKeys & { readonly indices: readonly number[] },
    options: Partial<Supplies> = {},
  ): Promise<PlanResult> {
    const { seed } = known.wiring.graph
    checkAllValues(checks, tensors, keys.indices)
    const supplies: Supplies = {
      ...options,
      ...this.#options,
      tensors,
      seed,
      randomSeed: this.#trainer.params.seed ?? seed,
      step: keys.step,
      isTimed: false,
      scalars: new Map([
        [scalarKeys.learningRate, keys.learningRate],
        [scalarKeys.step, keys.step + 1],
      ]),
      isAcceptable: (values) => {
        checkAllValues(checks, values, keys.indices)
        return options.isAcceptable?.(values) ?? true
      },
    }
    return enqueue(this.engine.backend, () => runPlan(plan, supplies, { ...this.engine.workplace, slots: this.slots }))
  }
}

/** The rows of a tensor along its first axis. */
function takeRows({ dtype, shape, data }: TensorData, indices: readonly number[]): TensorData {
  const [, ...rest] = shape
  const size = rest.reduce((product, length) => product * length, 1)
  const rows = createTypedArray(dtype, indices.length * size)
  indices.forEach((index, place) => rows.set(data.subarray(index * size, (index + 1) * size), place * size))
  return { dtype, shape: [indices.length, ...rest], data: rows }
}

function readReport(values: ReadonlyMap<string, TensorData>, entries: readonly ReportEntry[]): StepReport {
  const report = values.get(reportKey)
  if (!(report?.data instanceof Float32Array)) throw new Error('a training step: expected a report')
  const { data } = report
  let offset = 0
  const parts = entries.map((entry) => {
    const size = entry.kind === 'total' ? entry.shape.reduce((product, length) => product * length, 1) : 1
    return data.subarray(offset, (offset += size))
  })
  const at = (kind: ReportEntry['kind']) => parts[entries.findIndex((entry) => entry.kind === kind)]?.[0]
  return { loss: at('loss') ?? NaN, gradientNorm: at('gradientNorm') ?? null, entries, values: parts }
}

/** Whether a step may be learned from. A metric may be anything; the loss and the gradient may not. */
function isLearnable({ loss, gradientNorm }: StepReport): boolean {
  return Number.isFinite(loss) && (gradientNorm === null || Number.isFinite(gradientNorm))
}

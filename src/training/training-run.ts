import { Pace } from '../engine/pace.js'
import type { EpochRecord, TrainingResult, TrainingState } from '../graph/training.js'
import type { TrainingControls } from './controls.js'
import { findMonitor, type Monitor } from './early-stopping.js'
import { completeRun, type Ending, explainDivergence, stopped } from './ending.js'
import { addReport, emptySums, type EpochSums, figuresOf } from './epoch-sums.js'
import { type ExampleSplit, orderOfEpoch } from './examples.js'
import { endsWithAverages, takeAverages } from './final-weights.js'
import { Gate } from './gate.js'
import { judgeEpoch } from './judge-epoch.js'
import { type CheckpointParts, keepCheckpoint } from './keep-checkpoint.js'
import { changeParams } from './live-change.js'
import { describeFailedRun } from './lost-run.js'
import { MetricResults } from './metric-results.js'
import { epochSizeOf, nextLearningRate } from './moment.js'
import { factsOf, ProgressReporter } from './progress.js'
import { recordOf } from './run-state.js'
import { collectStatistics } from './statistics.js'
import type { TrainerParams } from './trainer-params.js'

/** What a run needs. */
export interface RunParts extends CheckpointParts {
  readonly split: ExampleSplit
  readonly controls: TrainingControls
  readonly hasStatistics: boolean
  readonly isPaused: boolean
  readonly signal?: AbortSignal
}

/** A checkpoint is kept at the latest after this time, in milliseconds, however long an epoch takes. */
const checkpointInterval = 30_000

/** Goes through the epochs of one run. */
export class TrainingRun {
  readonly #parts: RunParts
  readonly #progress: ProgressReporter
  readonly #pace: Pace
  readonly #gate: Gate
  readonly #monitor: Monitor
  #results: MetricResults | null = null
  #keptAt = performance.now()
  /** The step of the last checkpoint. */
  #keptStep: number | null
  /** That of the last step. */
  #learningRate: number | null = null

  constructor(parts: RunParts) {
    const { state, controls, isPaused, signal, runner } = parts
    this.#parts = parts
    // A run that has got somewhere already goes on from a checkpoint.
    this.#keptStep = state.position.step > 0 ? state.position.step : null
    this.#monitor = findMonitor(runner.trainer)
    this.#progress = new ProgressReporter(state, (event) => parts.onEvent(event))
    this.#pace = new Pace(signal)
    const events = { onPause: () => this.#pause(), onResume: () => this.#resume(), onChange: this.#change }
    this.#gate = new Gate(controls, isPaused, events, signal)
  }

  /**
   * @throws the signal's reason once it is aborted; NodeError for a batch that cannot be learned from; an Error that says how to go on where the
   * backend's device was lost
   */
  async fit(): Promise<TrainingResult> {
    try {
      return await this.#fit()
    } catch (error) {
      throw describeFailedRun(error, this.#parts.state, this.#keptStep)
    }
  }

  async #fit(): Promise<TrainingResult> {
    const { state, onEvent, runner } = this.#parts
    onEvent({ event: 'started', record: recordOf(state), losses: [...state.losses] })
    this.#resume()
    let ending: Ending | null = null
    while (!ending && state.position.epoch < this.#params.epochs) {
      ending = (await this.#trainEpoch()) ?? (await this.#endEpoch())
    }
    const { end, message, node } = ending ?? (await completeRun(runner, state, this.#monitor))
    if (endsWithAverages(this.#params, end)) await takeAverages(runner)
    await this.#keep(true)
    this.#tell('ended')
    return { end, message, node, record: recordOf(state) }
  }

  get #params(): TrainerParams {
    return this.#parts.runner.trainer.params
  }

  async #trainEpoch(): Promise<Ending | null> {
    const { runner, split, state } = this.#parts
    const { position, record } = state
    const order = this.#params.shuffle
      ? orderOfEpoch(split.training, record.trainingSeed, runner.trainer.path, position.epoch)
      : split.training
    while (position.examples < epochSizeOf(split, this.#params)) {
      if (!(await this.#gate.pass('training'))) return stopped
      const end = Math.min(position.examples + this.#params.batchSize, epochSizeOf(split, this.#params))
      const ending = await this.#learn(Array.from(order.subarray(position.examples, end)))
      if (ending) return ending
    }
    return null
  }

  async #learn(indices: readonly number[]): Promise<Ending | null> {
    const { runner, state, split } = this.#parts
    const { position } = state
    const keys = { learningRate: nextLearningRate(state, split, this.#params), step: position.step }
    const started = performance.now()
    this.#learningRate = keys.learningRate
    const report = await runner.train(indices, keys)
    if (!report.isFinite) return explainDivergence(runner, indices, keys, report.loss)
    addReport(state.sums, report, indices.length)
    state.losses.push(report.loss)
    position.examples += indices.length
    position.step++
    const now = performance.now()
    position.seconds += (now - started) / 1000
    this.#progress.meter.count(indices.length, now)
    if (this.#progress.isDue(now)) this.#tell('running')
    if (now - this.#keptAt > checkpointInterval) await this.#keep(false)
    // After each batch, however short: what is said to the run takes effect before the next one.
    await this.#pace.pause()
    return null
  }

  /** Validates, records the epoch, keeps a checkpoint, and looks whether to go on. */
  async #endEpoch(): Promise<Ending | null> {
    const { state, split, runner, onEvent, hasStatistics } = this.#parts
    const { position } = state
    const validation = split.validation.length === 0 ? null : await this.#validate()
    if (this.#gate.isStopping) return stopped
    const epoch = await this.#recordEpoch(validation)
    state.epochs.push(epoch)
    Object.assign(position, { epoch: position.epoch + 1, examples: 0, seconds: 0 })
    state.sums = emptySums()
    onEvent({ event: 'epoch', epoch })
    if (hasStatistics) {
      const statistics = await collectStatistics(runner, split, epoch.epoch, position.step)
      onEvent({ event: 'statistics', statistics })
    }
    const message = await judgeEpoch(runner, state, this.#monitor)
    await this.#keep(false)
    return message === null ? null : { end: 'earlyStopping', message, node: null }
  }

  async #validate(): Promise<EpochSums> {
    const { runner, split, state } = this.#parts
    const { batchSize } = this.#params
    const sums = emptySums()
    for (let start = 0; start < split.validation.length; start += batchSize) {
      if (!(await this.#gate.pass('validation'))) break
      const indices = Array.from(split.validation.subarray(start, start + batchSize))
      addReport(sums, await runner.evaluate(indices, state.position.step), indices.length)
      await this.#pace.pause()
    }
    return sums
  }

  async #recordEpoch(validation: EpochSums | null): Promise<EpochRecord> {
    const { state, split, runner } = this.#parts
    const { position, sums } = state
    this.#results ??= new MetricResults(
      runner.engine.backend,
      runner.trainer,
      await runner.layoutOf(Array.from(split.training.subarray(0, 1))),
    )
    const training = await figuresOf(sums, this.#results)
    const held = validation && (await figuresOf(validation, this.#results))
    return {
      epoch: position.epoch + 1,
      step: position.step,
      learningRate: this.#learningRate ?? nextLearningRate(state, split, this.#params),
      seconds: position.seconds,
      training: training.figures,
      validation: held?.figures ?? null,
      tables: (held ?? training).tables,
    }
  }

  async #keep(isEnded: boolean): Promise<void> {
    const { step } = this.#parts.state.position
    if (await keepCheckpoint(this.#parts, isEnded)) this.#keptStep = step
    this.#keptAt = performance.now()
  }

  #pause(): void {
    this.#progress.meter.pause(performance.now())
    this.#tell('paused')
  }

  #resume(): void {
    this.#progress.meter.start(performance.now())
    this.#tell('running')
  }

  readonly #change: ConstructorParameters<typeof Gate>[2]['onChange'] = (graph) => {
    const message = changeParams(this.#parts, graph)
    if (message !== null) this.#parts.onEvent({ event: 'warning', message })
  }

  #tell(state: TrainingState): void {
    const { runner, split, state: reached } = this.#parts
    this.#progress.tell(state, factsOf(runner, split, reached))
  }
}

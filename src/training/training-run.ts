import { Pace } from '../engine/pace.js'
import type { EpochRecord, TrainingControl, TrainingEnd, TrainingEvent, TrainingResult } from '../graph/training.js'
import type { Checkpoint, CheckpointStore } from './checkpoint.js'
import type { TrainingControls } from './controls.js'
import { findBest, findMonitor, type Monitor } from './early-stopping.js'
import { addReport, emptySums, type EpochSums, figuresOf } from './epoch-sums.js'
import { type ExampleSplit, examplesOfEpoch, orderOfEpoch } from './examples.js'
import { changeParams } from './live-change.js'
import { MetricResults } from './metric-results.js'
import { averageName } from './optimizers/moving-average.js'
import { learningRateOf } from './optimizers/index.js'
import { ProgressReporter } from './progress.js'
import { holdState, recordOf, type RunState } from './run-state.js'
import { scheduledRate } from './schedules/index.js'
import { collectStatistics } from './statistics.js'
import type { StepKeys, StepRunner } from './step-runner.js'
import type { TrainerParams } from './trainer-params.js'

/** What a run needs beside its state. */
export interface RunParts {
  readonly runner: StepRunner
  readonly split: ExampleSplit
  readonly state: RunState
  /** What is trained, in one text. */
  readonly computation: string
  readonly controls: TrainingControls
  readonly checkpoints: CheckpointStore | null
  readonly hasStatistics: boolean
  readonly isPaused: boolean
  onEvent(event: TrainingEvent): void
  readonly signal?: AbortSignal
}

/** A checkpoint is kept at the latest after this time, in milliseconds, however long an epoch takes. */
const checkpointInterval = 30_000

/** How a run has ended, before it is put into words. */
interface Ending {
  readonly end: TrainingEnd
  readonly node: string | null
  readonly message: string
}

/** Goes through the epochs of one run, and listens to its controls between two batches. */
export class TrainingRun {
  readonly #parts: RunParts
  readonly #progress: ProgressReporter
  readonly #pace: Pace
  readonly #monitor: Monitor
  #results: MetricResults | null = null
  #isPaused: boolean
  #isStopping = false
  /** Single batches that were asked for. */
  #stepsAsked = 0
  /** What belongs to a single batch is finished though the run is paused: the validation after the last one of an epoch. */
  #isStepping = false
  #keptAt = performance.now()

  constructor(parts: RunParts) {
    this.#parts = parts
    this.#isPaused = parts.isPaused
    this.#progress = new ProgressReporter(parts.state, (event) => parts.onEvent(event))
    this.#pace = new Pace(parts.signal)
    this.#monitor = findMonitor(parts.runner.trainer)
  }

  get #params(): TrainerParams {
    return this.#parts.runner.trainer.params
  }

  /** @throws the signal's reason once it is aborted; NodeError for a batch that cannot be learned from */
  async fit(): Promise<TrainingResult> {
    const { state, onEvent } = this.#parts
    onEvent({ event: 'started', record: recordOf(state), losses: [...state.losses] })
    this.#progress.meter.start(performance.now())
    let ending: Ending | null = null
    while (!ending && state.position.epoch < this.#params.epochs) {
      ending = (await this.#trainEpoch()) ?? (await this.#endEpoch())
    }
    return this.#finish(ending ?? { end: 'completed', node: null, message: `${state.epochs.length} epochs` })
  }

  async #trainEpoch(): Promise<Ending | null> {
    const { runner, split, state } = this.#parts
    const { position } = state
    const { seed, path } = { seed: state.record.trainingSeed, path: runner.trainer.path }
    const order = this.#params.shuffle ? orderOfEpoch(split.training, seed, path, position.epoch) : split.training
    while (position.examples < this.#epochSize) {
      if (!(await this.#mayGoOn())) return stopped
      const end = Math.min(position.examples + this.#params.batchSize, this.#epochSize)
      const ending = await this.#learn(Array.from(order.subarray(position.examples, end)))
      if (ending) return ending
    }
    return null
  }

  async #learn(indices: readonly number[]): Promise<Ending | null> {
    const { runner, state } = this.#parts
    const { position } = state
    const keys = { learningRate: this.#learningRate, step: position.step }
    const started = performance.now()
    const report = await runner.train(indices, keys)
    if (!report.isFinite) return this.#diverge(indices, keys, report.loss)
    addReport(state.sums, report, indices.length)
    state.losses.push(report.loss)
    position.examples += indices.length
    position.step++
    const now = performance.now()
    position.seconds += (now - started) / 1000
    this.#progress.meter.count(indices.length, now)
    if (this.#progress.isDue(now)) this.#tell('running')
    if (now - this.#keptAt > checkpointInterval) await this.#keep(false)
    if (this.#pace.isDue(now)) await this.#pace.pause()
    return null
  }

  /** Validates, records the epoch, keeps a checkpoint, and looks whether to go on. */
  async #endEpoch(): Promise<Ending | null> {
    const { state, split, runner, onEvent } = this.#parts
    const { position } = state
    const learningRate = this.#learningRate
    const validation = split.validation.length === 0 ? null : await this.#validate()
    if (this.#isStopping) return stopped
    const results = await this.#metricResults()
    const training = await figuresOf(state.sums, results)
    const held = validation && (await figuresOf(validation, results))
    const epoch: EpochRecord = {
      epoch: position.epoch + 1,
      step: position.step,
      learningRate,
      seconds: position.seconds,
      training: training.figures,
      validation: held?.figures ?? null,
      tables: (held ?? training).tables,
    }
    state.epochs.push(epoch)
    Object.assign(position, { epoch: position.epoch + 1, examples: 0, seconds: 0 })
    state.sums = emptySums()
    onEvent({ event: 'epoch', epoch })
    if (this.#parts.hasStatistics) {
      const statistics = await collectStatistics(runner, split, epoch.epoch, position.step)
      onEvent({ event: 'statistics', statistics })
    }
    const isOver = await this.#judge()
    await this.#keep(false)
    return isOver
  }

  async #validate(): Promise<EpochSums> {
    const { runner, split, state } = this.#parts
    const { batchSize } = this.#params
    const sums = emptySums()
    for (let start = 0; start < split.validation.length; start += batchSize) {
      if (!(await this.#mayGoOn(true))) break
      const indices = Array.from(split.validation.subarray(start, start + batchSize))
      addReport(sums, await runner.evaluate(indices, state.position.step), indices.length)
      if (this.#pace.isDue(performance.now())) await this.#pace.pause()
    }
    return sums
  }

  /** Keeps the best weights, and ends the run where nothing gets better any more. */
  async #judge(): Promise<Ending | null> {
    const { state, runner } = this.#parts
    const { patience, minDelta, restoreBest } = this.#params
    if (patience === null) return null
    const best = findBest(state.epochs, this.#monitor, minDelta)
    const epoch = state.epochs[best]?.epoch
    const waited = state.epochs.length - 1 - best
    if (restoreBest && epoch !== undefined && waited === 0) {
      state.best = { epoch, weights: await runner.engine.weights.export() }
    }
    if (epoch === undefined || waited === 0 || waited < patience) return null
    if (restoreBest && state.best) await runner.engine.weights.restore(state.best.weights)
    const restored = restoreBest ? `, whose weights were restored` : ''
    const message = `${this.#monitor.name} was best in epoch ${epoch}${restored}`
    return { end: 'earlyStopping', node: null, message }
  }

  /** Whether another batch may be done: obeys what was said, and waits while the run is paused. */
  async #mayGoOn(isValidation = false): Promise<boolean> {
    const { controls, signal } = this.#parts
    if (!isValidation) this.#isStepping = false
    for (;;) {
      for (let control = controls.take(); control; control = controls.take()) this.#obey(control)
      if (this.#isStopping) return false
      if (!this.#isPaused || this.#isStepping) return true
      if (this.#stepsAsked > 0) {
        this.#stepsAsked--
        this.#isStepping = true
        return true
      }
      this.#progress.meter.pause(performance.now())
      this.#tell('paused')
      await controls.wait(signal)
      this.#progress.meter.start(performance.now())
    }
  }

  #obey(control: TrainingControl): void {
    if (control.do === 'stop') this.#isStopping = true
    else if (control.do === 'set') {
      const message = changeParams(this.#parts, control.graph)
      if (message !== null) this.#parts.onEvent({ event: 'warning', message })
    } else {
      this.#isPaused = control.do !== 'resume'
      this.#stepsAsked = control.do === 'step' ? this.#stepsAsked + 1 : 0
      if (!this.#isPaused) this.#tell('running')
    }
  }

  async #diverge(indices: readonly number[], keys: StepKeys, loss: number): Promise<Ending> {
    const node = await this.#parts.runner.blame(indices, keys)
    const what = Number.isFinite(loss) ? 'the gradient is not finite' : `the loss is ${loss}`
    const where = node === null ? 'the weights held such a value before' : `it appeared first in ${node}`
    const message = `at step ${keys.step + 1} ${what}: ${where}. The weights are those before that step.`
    return { end: 'diverged', node, message }
  }

  async #finish({ end, node, message }: Ending): Promise<TrainingResult> {
    const { state, runner } = this.#parts
    if (this.#params.useEma && this.#params.emaOverwriteFrequency === null && end === 'completed') {
      await takeAverages(runner)
    }
    await this.#keep(true)
    this.#tell('ended')
    return { end, node, message, record: recordOf(state) }
  }

  /** Keeps a checkpoint. Where it cannot be kept the run goes on, and says so. */
  async #keep(isEnded: boolean): Promise<void> {
    const { checkpoints, state, computation, runner, onEvent } = this.#parts
    const { run } = state.record
    if (!checkpoints || run === null) return
    const { weights, states } = runner.engine
    const checkpoint: Checkpoint = {
      version: 1,
      run,
      computation,
      ...holdState(state),
      weights: await weights.export(),
      states: await states.export(),
      slots: await runner.slots.export(),
      savedAt: Date.now(),
      isEnded,
    }
    this.#keptAt = performance.now()
    try {
      await checkpoints.save(checkpoint)
      onEvent({ event: 'checkpoint', step: state.position.step })
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      onEvent({
        event: 'warning',
        message: `the checkpoint of step ${state.position.step} could not be kept (${reason})`,
      })
    }
  }

  #tell(state: 'running' | 'paused' | 'ended'): void {
    const { runner, state: { position } } = this.#parts // prettier-ignore
    const { epochs, batchSize } = this.#params
    const size = this.#epochSize
    this.#progress.tell(state, {
      epochs,
      batch: Math.ceil(position.examples / batchSize),
      batches: Math.ceil(size / batchSize),
      learningRate: this.#learningRate,
      examplesLeft: Math.max(0, (epochs - position.epoch) * size - position.examples),
      memory: runner.engine.backend.memory(),
    })
  }

  /** How many examples one epoch goes through. */
  get #epochSize(): number {
    const { batchSize, stepsPerEpoch } = this.#params
    const whole = examplesOfEpoch(this.#parts.split.training.length, this.#params)
    return stepsPerEpoch === null ? whole : Math.min(whole, stepsPerEpoch * batchSize)
  }

  get #learningRate(): number {
    const { position, epochs } = this.#parts.state
    const { optimizer, schedule, batchSize } = this.#params
    return scheduledRate(schedule, {
      base: learningRateOf(optimizer),
      step: position.step,
      epoch: position.epoch,
      stepsPerEpoch: Math.ceil(this.#epochSize / batchSize),
      epochs: this.#params.epochs,
      watched: epochs.map(({ validation, training }) => (validation ?? training)['loss'] ?? NaN),
    })
  }

  async #metricResults(): Promise<MetricResults> {
    const { runner, split } = this.#parts
    this.#results ??= new MetricResults(
      runner.engine.backend,
      runner.trainer,
      await runner.layoutOf([split.training[0] ?? 0]),
    )
    return this.#results
  }
}

const stopped: Ending = { end: 'stopped', node: null, message: 'stopped' }

/** Puts the moving averages in place of the weights. */
async function takeAverages({ engine, slots }: StepRunner): Promise<void> {
  const suffix = `/${averageName}`
  const averages = [...(await slots.export())].filter(([key]) => key.endsWith(suffix))
  await engine.weights.restore(new Map(averages.map(([key, average]) => [key.slice(0, -suffix.length), average])))
}

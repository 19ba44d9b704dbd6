import type { Engine } from '../engine/engine.js'
import type { Graph } from '../graph/graph.js'
import type { TrainingEvent, TrainingRecord, TrainingRequest, TrainingResult } from '../graph/training.js'
import type { Checkpoint, CheckpointStore } from './checkpoint.js'
import { describeComputation } from './computation.js'
import { TrainingControls } from './controls.js'
import { hashSources } from './data-hash.js'
import { splitExamples } from './examples.js'
import { beginState, resumeState, type RunState } from './run-state.js'
import { StepRunner } from './step-runner.js'
import { findTrainer, refuse, type Trainer } from './trainer.js'
import { weightsOfTrained } from './trained-weights.js'
import { TrainingRun } from './training-run.js'

export interface TrainingOptions {
  /** What is said to the run while it goes on. */
  readonly controls?: TrainingControls
  readonly onEvent?: (event: TrainingEvent) => void
  /** Where checkpoints are kept; by default nowhere. */
  readonly checkpoints?: CheckpointStore
  /** Ends the run at once, in the middle of a batch: nothing of that batch is stored. */
  readonly signal?: AbortSignal
  /** What the record names as the packages that it ran on. */
  readonly versions?: Readonly<Record<string, string>>
}

/**
 * Trains a graph as its Trainer says. Runs of the same engine may be asked for meanwhile; they see the weights between two batches. Equal
 * requests give equal losses to the last bit on one backend.
 * @throws GraphError for a graph, a request or data that cannot be trained; NodeError for a batch that does not fit; the signal's reason.
 * The weights are then those after the last whole batch.
 */
export async function train(
  engine: Engine,
  graph: Graph,
  request: TrainingRequest,
  {
    controls = new TrainingControls(),
    onEvent = () => undefined,
    checkpoints,
    signal,
    versions = {},
  }: TrainingOptions = {},
): Promise<TrainingResult> {
  const known = engine.know(graph)
  const trainer = findTrainer(known.wiring, request.trainer)
  const { needed, sources } = known.select(trainer.targets)
  const computation = describeComputation(graph, trainer.path, needed, engine.catalogue)
  const { feeds } = request
  const runner = new StepRunner(engine, graph, trainer, { ...(feeds && { feeds }), ...(signal && { signal }) })
  try {
    const split = splitExamples(await runner.countExamples(), trainer.params, trainer.path)
    const checkpoint = await findCheckpoint(request, computation, checkpoints)
    const data = await hashSources(await engine.loadSources(sources), signal)
    const { seed } = graph
    const record: RunState['record'] = {
      run: request.run ?? null,
      trainer: trainer.path,
      seed,
      trainingSeed: trainer.params.seed ?? seed,
      backend: engine.backend.name,
      versions,
      data,
      examples: { training: split.training.length, validation: split.validation.length },
      startedAt: Date.now(),
    }
    if (checkpoint) checkResumable(checkpoint.record, record, trainer)
    if (checkpoint) await takeTensors(runner, checkpoint)
    else if (request.start === 'fresh') {
      const isTrained = weightsOfTrained(known.wiring, trainer)
      await engine.weights.reset(isTrained)
      await engine.states.reset()
    }
    const run = new TrainingRun({
      runner,
      split,
      state: checkpoint ? resumeState(checkpoint) : beginState(record),
      computation,
      controls,
      checkpoints: checkpoints ?? null,
      hasStatistics: request.hasStatistics ?? false,
      isPaused: request.isPaused ?? false,
      onEvent,
      ...(signal && { signal }),
    })
    return await run.fit()
  } finally {
    await runner.slots.reset()
  }
}

/** Takes the weights and states of a run's last checkpoint, without going on with it. */
export async function restoreCheckpoint(
  engine: Engine,
  checkpoints: CheckpointStore,
  run: string,
): Promise<TrainingRecord> {
  const checkpoint = await checkpoints.load(run)
  if (!checkpoint) throw refuse('reference', 'run', 'a run whose checkpoint is kept', `"${run}"`)
  await engine.weights.restore(checkpoint.weights)
  await engine.states.import(checkpoint.states)
  return checkpoint.record
}

async function findCheckpoint(
  { start, run }: TrainingRequest,
  computation: string,
  checkpoints: CheckpointStore | undefined,
): Promise<Checkpoint | null> {
  if (start !== 'checkpoint') return null
  const checkpoint = run === undefined ? null : await checkpoints?.load(run)
  if (!checkpoint)
    throw refuse('reference', 'run', 'a run whose checkpoint is kept', run === undefined ? 'none' : `"${run}"`)
  if (checkpoint.computation === computation) return checkpoint
  throw refuse('reference', 'run', 'the graph that the run was begun with', 'one that computes something else')
}

/** A run goes on with what it was begun with: other examples would mix those that were held out with those that were not. */
function checkResumable(before: TrainingRecord, now: RunState['record'], { path }: Trainer): void {
  for (const [source, hash] of Object.entries(before.data)) {
    const received = now.data[source]
    if (received !== undefined && received !== hash) {
      throw refuse(
        'missing',
        'data',
        `the examples that the run was begun with (SHA-256 ${hash.slice(0, 8)}…)`,
        `${received.slice(0, 8)}…`,
        source,
      )
    }
  }
  const parts = ({ examples: { training, validation } }: Pick<TrainingRecord, 'examples'>) =>
    `${training} and ${validation} examples`
  if (parts(before) !== parts(now)) throw refuse('parameter', 'validationSplit', parts(before), parts(now), path)
  if (before.trainingSeed !== now.trainingSeed) {
    throw refuse('parameter', 'seed', `${before.trainingSeed}`, `${now.trainingSeed}`, path)
  }
}

async function takeTensors({ engine, slots }: StepRunner, checkpoint: Checkpoint): Promise<void> {
  await engine.weights.restore(checkpoint.weights)
  await engine.states.import(checkpoint.states)
  await slots.import(checkpoint.slots)
}

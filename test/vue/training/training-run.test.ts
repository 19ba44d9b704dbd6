import { describe, expect, it } from 'vitest'
import type { EpochRecord, TrainingProgress, TrainingRecord, TrainingStatistics } from '../../../src/graph/training.js'
import { figuresOf, linesOf } from '../../../src/vue/training/run-lines.js'
import {
  createTrainingRun,
  cutRun,
  endRun,
  isResumable,
  showTrainingEvent,
  type TrainingRun,
} from '../../../src/vue/training/training-run.js'

const record: TrainingRecord = {
  ...{ run: 'a', trainer: 'trainer', seed: 1, trainingSeed: 1, backend: 'cpu', versions: {}, data: {} },
  ...{ examples: { training: 8, validation: 2 }, startedAt: 0, epochs: [] },
}
const epoch = (number: number, loss: number): EpochRecord => ({
  ...{ epoch: number, step: number * 4, learningRate: 0.1, seconds: 1, tables: {} },
  ...{ training: { loss, accuracy: 0.5 }, validation: { loss: loss + 1, accuracy: 0.25 } },
})
const progress = (step: number, losses: readonly number[]): TrainingProgress => ({
  ...{ state: 'running', epoch: 1, epochs: 3, batch: step, batches: 4, step, learningRate: 0.1, losses },
  ...{ examplesPerSecond: 0, secondsLeft: null, figures: {}, memory: { tensors: 0, bytes: 0 } },
})

function startedRun(): TrainingRun {
  const run = createTrainingRun({ id: 'a', trainer: 'trainer', label: 'Run 1' })
  showTrainingEvent(run, { event: 'started', record, losses: [] })
  return run
}

describe('what is shown of a run', () => {
  it('follows its events', () => {
    const run = startedRun()
    expect(run.state).toBe('running')
    showTrainingEvent(run, { event: 'progress', progress: progress(2, [9, 8]) })
    showTrainingEvent(run, { event: 'progress', progress: progress(4, [7, 6]) })
    showTrainingEvent(run, { event: 'epoch', epoch: epoch(1, 7.5) })
    showTrainingEvent(run, { event: 'checkpoint', step: 4 })
    expect(Array.from(run.losses.values)).toEqual([9, 8, 7, 6])
    expect(run.epochs).toHaveLength(1)
    expect(isResumable(run)).toBe(false)
    endRun(run, { kind: 'stopped', message: '', node: null })
    expect([run.state, isResumable(run)]).toEqual(['ended', true])
  })

  it('says that it is being stopped until it has been', () => {
    const run = startedRun()
    run.state = 'stopping'
    showTrainingEvent(run, { event: 'progress', progress: progress(1, [9]) })
    expect(run.state).toBe('stopping')
    expect(run.losses.length).toBe(1)
  })

  it('is that of its checkpoint after a hard stop, and whole again after going on', () => {
    const run = startedRun()
    showTrainingEvent(run, { event: 'progress', progress: progress(7, [9, 8, 7, 6, 5, 4, 3]) })
    showTrainingEvent(run, { event: 'epoch', epoch: epoch(1, 7.5) })
    cutRun(run, [epoch(1, 7.5)], 4)
    expect(Array.from(run.losses.values)).toEqual([9, 8, 7, 6])
    const history = { ...record, epochs: [epoch(1, 7.5)] }
    showTrainingEvent(run, { event: 'started', record: history, losses: [9, 8, 7, 6] })
    showTrainingEvent(run, { event: 'progress', progress: progress(6, [5.5, 4.5]) })
    expect(Array.from(run.losses.values)).toEqual([9, 8, 7, 6, 5.5, 4.5])
    expect(run.end).toBeNull()
  })

  it('thins out the statistics of long runs, and keeps the last ones', () => {
    const run = startedRun()
    for (let number = 1; number <= 450; number++) {
      const statistics: TrainingStatistics = { epoch: number, weights: {}, gradients: {}, activations: {} }
      showTrainingEvent(run, { event: 'statistics', statistics })
    }
    expect(run.statistics.length).toBeLessThanOrEqual(200)
    expect(run.statistics[0]?.epoch).toBe(1)
    expect(run.statistics.slice(-5).map((each) => each.epoch)).toEqual([446, 447, 448, 449, 450])
  })
})

describe('the lines of runs', () => {
  const run = startedRun()
  showTrainingEvent(run, { event: 'progress', progress: progress(8, [9, 8, 7, 6, 5, 4, 3, 2]) })
  showTrainingEvent(run, { event: 'epoch', epoch: epoch(1, 7.5) })
  showTrainingEvent(run, { event: 'epoch', epoch: epoch(2, 3.5) })

  it('are the loss first, then every other figure', () => {
    expect(figuresOf([run])).toEqual(['loss', 'accuracy'])
    expect(figuresOf([])).toEqual(['loss'])
  })

  it('hold the loss of each step, pale behind its smoothed line, and the validation at the ends of the epochs', () => {
    const [pale, smooth, validation] = linesOf([run], 'loss', { axis: 'step', smoothing: 0.5 })
    expect(pale).toMatchObject({ isPale: true, x: null })
    expect(smooth).toMatchObject({ isPale: false, isDashed: false })
    expect(validation).toMatchObject({ isDashed: true, x: [4, 8], y: [8.5, 4.5] })
    expect(linesOf([run], 'loss', { axis: 'step', smoothing: 0 })).toHaveLength(2)
  })

  it('count epochs where they are asked to', () => {
    const [training, validation] = linesOf([run], 'accuracy', { axis: 'epoch', smoothing: 0.5 })
    expect(training).toMatchObject({ x: [1, 2], y: [0.5, 0.5] })
    expect(validation).toMatchObject({ x: [1, 2], y: [0.25, 0.25] })
  })
})

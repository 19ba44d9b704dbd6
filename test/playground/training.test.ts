import { describe, expect, it } from 'vitest'
import { problem } from '../../src/definition/problem.js'
import { EngineError } from '../../src/worker/client.js'
import type { CheckpointSummary } from '../../src/graph/training.js'
import { until } from '../until.js'
import { epochRecord, trainingEngine, trainingProgress, trainingRecord, trainingSession } from './training-engine.js'

const settled = () => new Promise((resolve) => setTimeout(resolve))
const texts = (session: ReturnType<typeof trainingSession>['session']) =>
  session.notices.list.value.map(({ kind, text }) => `${kind}: ${text}`)

/** A run that has had one epoch and a checkpoint, then three steps more. */
function goingRun() {
  const parts = trainingSession(trainingEngine())
  const { training, last, kept } = parts
  training.start('trainer')
  const asked = last()
  const run = training.active.value
  if (!run) throw new Error('expected a run')
  asked.tell({ event: 'started', record: trainingRecord(run.id), losses: [] })
  asked.tell({ event: 'progress', progress: trainingProgress(10, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) })
  asked.tell({ event: 'epoch', epoch: epochRecord(1) })
  asked.tell({ event: 'checkpoint', step: 10 })
  kept.push({ run: run.id, trainer: 'trainer', epoch: 1, step: 10, savedAt: 0, bytes: 1, isEnded: false })
  asked.tell({ event: 'progress', progress: trainingProgress(13, [0.9, 0.8, 0.7]) })
  return { ...parts, asked, run }
}

describe('a training', () => {
  it('asks for the graph as it is and follows the run to its end', async () => {
    const { session, training, asked, run } = goingRun()
    expect(asked.graph).toBe(session.document.toGraph())
    expect(asked.request).toMatchObject({ trainer: 'trainer', run: run.id, hasStatistics: false })
    expect([run.state, run.losses.length]).toEqual(['running', 13])
    asked.end({ end: 'completed', message: '2 epochs', node: null, record: trainingRecord(run.id, [epochRecord(1)]) })
    await settled()
    expect(training.active.value).toBeNull()
    expect(run.end).toMatchObject({ kind: 'completed' })
    expect(texts(session)).toEqual(['info: Training, done: 1 epoch, 13 steps.'])
  })

  it('does not begin while the graph has problems, nor while another goes on', () => {
    const { session, training, trainings } = trainingSession(trainingEngine())
    session.document.disconnect(session.document.toGraph().connections)
    expect(training.start('trainer')).toBe(false)
    session.document.undo()
    expect(training.start('trainer')).toBe(true)
    expect(training.start('trainer')).toBe(false)
    expect(trainings).toHaveLength(1)
  })

  it('is paused, stepped, resumed and stopped by what it is told', () => {
    const { training, asked, run } = goingRun()
    training.pause()
    training.step()
    training.resume()
    training.stop()
    expect(asked.said.map((control) => control.do)).toEqual(['pause', 'step', 'resume', 'stop'])
    expect(run.state).toBe('stopping')
  })

  it('begins paused for going step by step', () => {
    const { training, last } = trainingSession(trainingEngine())
    training.start('trainer', { isPaused: true })
    training.step()
    expect(last().request.isPaused).toBe(true)
    expect(last().said).toEqual([{ do: 'step' }])
    last().tell({ event: 'started', record: trainingRecord('x'), losses: [] })
    expect(training.active.value?.state).toBe('paused')
  })

  it('collects statistics where the person wants them', () => {
    const { session, training, last } = trainingSession(trainingEngine())
    session.preferences.training.isCollected.value = true
    training.start('trainer')
    expect(last().request.hasStatistics).toBe(true)
  })
})

describe('edits while a training goes on', () => {
  it('of the Trainer are told to it, once for a moving slider', async () => {
    const { session, asked, run } = goingRun()
    const { document } = session
    for (const rate of [0.1, 0.2, 0.3]) document.setParam('trainer', 'optimizer', { type: 'sgd', learningRate: rate })
    await until(() => asked.said.length > 0)
    const [control] = asked.said
    const sent = control?.do === 'set' ? control.graph.nodes.find(({ id }) => id === 'trainer') : undefined
    expect(asked.said).toHaveLength(1)
    expect(sent?.params['optimizer']).toMatchObject({ learningRate: 0.3 })
    expect(run.isOutdated).toBe(false)
  })

  it('of anything else leave it alone, and mark it', () => {
    const { session, training, asked, run } = goingRun()
    session.document.setParam('hidden', 'units', 64)
    expect(run.isOutdated).toBe(true)
    session.document.setParam('trainer', 'epochs', 20)
    training.pause()
    const [control] = asked.said
    const graph = control?.do === 'set' ? control.graph : null
    expect(graph?.nodes.find(({ id }) => id === 'trainer')?.params['epochs']).toBe(20)
    expect(graph?.nodes.find(({ id }) => id === 'hidden')?.params['units']).toBe(32)
    session.document.undo()
    session.document.undo()
    expect(run.isOutdated).toBe(false)
  })

  it('that are refused are said', () => {
    const { session, asked, run } = goingRun()
    asked.tell({ event: 'warning', message: 'the optimizer cannot change while it runs' })
    expect(texts(session)).toEqual(['info: the optimizer cannot change while it runs'])
    expect(run.warning).toBe('the optimizer cannot change while it runs')
  })
})

describe('a hard stop', () => {
  it('ends the engine and puts back the last checkpoint, from which the run goes on', async () => {
    const { session, training, calls, run, trainings, last } = goingRun()
    training.hardStop()
    await settled()
    expect(calls).toContain('restart')
    expect(calls).toContain(`restore ${run.id}`)
    expect(run.end).toMatchObject({ kind: 'hardStopped' })
    expect(run.losses.length).toBe(10)
    expect(texts(session)).toEqual([
      'info: Training was stopped at once. The weights are those of the last checkpoint, after step 10.',
    ])
    expect(training.resumeFromCheckpoint(run.id, 'trainer')).toBe(true)
    expect(trainings).toHaveLength(2)
    expect(last().request).toMatchObject({ run: run.id, start: 'checkpoint' })
    expect(training.runs.value).toEqual([run])
  })

  it('before the first checkpoint says that the weights are lost', async () => {
    const { training, session } = trainingSession(trainingEngine())
    training.start('trainer')
    training.hardStop()
    await settled()
    expect(training.active.value).toBeNull()
    expect(texts(session)[0]).toContain('There is no checkpoint: the weights begin anew.')
  })
})

describe('a training that fails', () => {
  it('because the engine died puts back the last checkpoint and offers to resume', async () => {
    const { session, training, asked, run, last } = goingRun()
    asked.fail(new EngineError("the engine's worker ended: out of memory"))
    await settled()
    expect(run.end).toMatchObject({ kind: 'failed' })
    const [notice] = session.notices.list.value
    expect(notice?.kind).toBe('error')
    expect(notice?.text).toContain('out of memory')
    expect(notice?.actions.map(({ label }) => label)).toEqual(['Resume'])
    notice?.actions[0]?.act()
    expect(last().request.start).toBe('checkpoint')
    expect(training.active.value).toBe(run)
  })

  it('because of the graph blames the node, and leaves no run behind that never began', async () => {
    const { session, training, last } = trainingSession(trainingEngine())
    training.start('trainer')
    last().fail(new EngineError('no', [{ ...problem('run', 'target', 'labels 0 to 9', '12'), node: 'loss' }]))
    await settled()
    expect(session.running.problems.value).toHaveLength(1)
    expect(session.running.nodeStates.value.get('loss')).toMatchObject({ status: 'failed' })
    expect(training.runs.value).toEqual([])
  })

  it('because a value was not finite names the node', async () => {
    const { asked, run, session } = goingRun()
    const record = trainingRecord(run.id, [epochRecord(1)])
    asked.end({ end: 'diverged', message: 'the loss is NaN: it appeared first in hidden', node: 'hidden', record })
    await settled()
    expect(run.end).toMatchObject({ kind: 'diverged', node: 'hidden' })
    expect(texts(session)[0]).toContain('error: Training, diverged: the loss is NaN')
  })
})

describe('several runs', () => {
  it('stand side by side with names and colours of their own, and can be taken away', async () => {
    const { training, asked, run, last, calls } = goingRun()
    asked.end({ end: 'stopped', message: 'stopped', node: null, record: trainingRecord(run.id) })
    await settled()
    training.start('trainer', { start: 'fresh' })
    expect(last().request.start).toBe('fresh')
    expect(training.runs.value.map(({ label, colour }) => [label, colour])).toEqual([
      ['Run 1', 0],
      ['Run 2', 1],
    ])
    training.remove(run)
    expect(training.runs.value.map(({ label }) => label)).toEqual(['Run 2'])
    expect(calls).toContain(`remove ${run.id}`)
  })

  it('belong to their graph: another one has its own, and undo brings them back', async () => {
    const { session, training, asked, run, calls } = goingRun()
    session.files.openNew()
    expect(asked.said).toEqual([{ do: 'stop' }])
    expect(training.runs.value).toEqual([])
    expect(calls).not.toContain('reset')
    asked.end({ end: 'stopped', message: 'stopped', node: null, record: trainingRecord(run.id) })
    await settled()
    // The weights are forgotten only when nothing is trained with them any more.
    expect(calls).toContain('reset')
    session.document.undo()
    await settled()
    expect(training.runs.value).toEqual([run])
    expect(calls).toContain(`restore ${run.id}`)
  })
})

describe('after a reload', () => {
  const checkpoint = (run: string, isEnded: boolean): CheckpointSummary => ({
    ...{ run, trainer: 'trainer', epoch: 1, step: 10, savedAt: 0, bytes: 1, isEnded },
  })

  it('a run that was cut off is offered, with its weights, and goes on', async () => {
    const { run, storage } = goingRun()
    const { training, calls, last } = trainingSession(
      trainingEngine([checkpoint(run.id, false), checkpoint('of another graph', false)]),
      storage,
    )
    await training.recall()
    expect(training.interrupted.value.map((each) => each.run)).toEqual([run.id])
    expect(calls).toEqual([`restore ${run.id}`])
    expect(training.runs.value[0]?.end?.kind).toBe('interrupted')
    expect(training.resumeFromCheckpoint(run.id, 'trainer')).toBe(true)
    expect(last().request).toMatchObject({ run: run.id, start: 'checkpoint' })
    expect(training.interrupted.value).toEqual([])
  })

  it('it can be discarded, with its weights and its checkpoint', async () => {
    const { run, storage } = goingRun()
    const { training, calls } = trainingSession(trainingEngine([checkpoint(run.id, false)]), storage)
    await training.recall()
    await training.discard(training.interrupted.value[0]!)
    expect(calls.slice(1)).toEqual([`remove ${run.id}`, 'reset'])
    expect([training.interrupted.value, training.runs.value]).toEqual([[], []])
  })

  it('the weights of a run that ended are back without a question', async () => {
    const { run, storage, asked } = goingRun()
    asked.end({ end: 'stopped', message: 'stopped', node: null, record: trainingRecord(run.id) })
    await settled()
    const { training, calls } = trainingSession(trainingEngine([checkpoint(run.id, true)]), storage)
    await training.recall()
    expect(training.interrupted.value).toEqual([])
    expect(calls).toEqual([`restore ${run.id}`])
    expect(training.runs.value[0]).toMatchObject({ state: 'ended', end: { kind: 'stopped' }, checkpoint: 10 })
  })

  it('the runs are those of the graph under its new name', async () => {
    const { run, session, storage } = goingRun()
    session.origins.rename('my digits')
    await settled()
    const again = trainingSession(trainingEngine([checkpoint(run.id, false)]), storage)
    await again.training.recall()
    expect(again.training.interrupted.value).toEqual([])
    again.session.origins.rename('my digits')
    await again.training.recall()
    expect(again.training.interrupted.value).toHaveLength(1)
  })
})

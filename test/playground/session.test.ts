import { describe, expect, it, vi } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { problem } from '../../src/definition/problem.js'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import type { RunRequest, RunResult } from '../../src/graph/run.js'
import { type EngineClient, EngineError } from '../../src/worker/client.js'
import type { GraphStore, RecoveryState, SavedGraph } from '../../playground/session/graph-store.js'
import { chooseOpening } from '../../playground/session/opening.js'
import { createSession } from '../../playground/session/session.js'
import { until } from '../until.js'

const catalogue = createCatalogue(nodes)

/** An engine that answers when it is told to. */
function engineForTests() {
  const asked: {
    readonly graph: Graph
    readonly request: RunRequest
    readonly answer: (result: RunResult) => void
    readonly fail: (error: Error) => void
  }[] = []
  const restart = vi.fn()
  const engine: EngineClient = {
    backends: () => Promise.resolve([]),
    useBackend: (name) => Promise.resolve(name),
    run: (graph, request = {}, { signal } = {}) =>
      new Promise((answer, fail) => {
        asked.push({ graph, request, answer, fail })
        signal?.addEventListener('abort', () => fail(new EngineError('cancelled')))
      }),
    weights: () => Promise.resolve(new Map()),
    setWeights: () => Promise.resolve(),
    resetWeights: () => Promise.resolve(),
    memory: () => Promise.resolve({ tensors: 0, bytes: 0 }),
    train: () => ({ done: Promise.reject(new EngineError('no training here')), tell: () => undefined }),
    examples: () => Promise.reject(new EngineError('no examples here')),
    checkpoints: () => Promise.resolve([]),
    restoreCheckpoint: () => Promise.reject(new EngineError('no checkpoint here')),
    removeCheckpoint: () => Promise.resolve(),
    files: {
      keep: () => Promise.reject(new EngineError('no files here')),
      has: () => Promise.resolve(false),
      read: () => Promise.reject(new EngineError('no files here')),
      list: () => Promise.resolve([]),
      remove: () => Promise.resolve(),
      inspect: () => Promise.reject(new EngineError('no files here')),
    },
    restart,
    destroy: vi.fn(),
  }
  return { engine, asked, restart }
}

function storeForTests(): GraphStore & { readonly kept: Omit<RecoveryState, 'id'>[] } {
  const saved = new Map<string, SavedGraph>()
  const kept: Omit<RecoveryState, 'id'>[] = []
  const withIds = () => kept.map((state, id) => ({ ...state, id })).reverse()
  return {
    kept,
    list: () => Promise.resolve([...saved.values()]),
    load: (name) => Promise.resolve(saved.get(name)),
    save: (graph) => Promise.resolve(void saved.set(graph.name, graph)),
    remove: (name) => Promise.resolve(void saved.delete(name)),
    keepState: (state) => Promise.resolve(void kept.push(state)),
    lastState: (tab) => Promise.resolve(withIds().find((state) => state.tab === tab)),
    states: () => Promise.resolve(withIds()),
  }
}

const result = (milliseconds: number): RunResult => ({
  outputs: new Map(),
  summaries: new Map(),
  times: new Map([['elu1', 2]]),
  milliseconds,
  memory: { tensors: 0, bytes: 0 },
  backend: 'cpu',
})

async function sessionForTests() {
  const { engine, asked, restart } = engineForTests()
  const store = storeForTests()
  const origin = { key: 'new', name: null, gallery: null, saved: emptyGraph }
  const opening = { graph: emptyGraph, origin, state: null }
  const session = createSession({ catalogue, engine, store, storage: null, tab: 'a tab', opening })
  const { document } = session
  document.addNode('NumberArray', { x: 0, y: 0 })
  document.addNode('ELU', { x: 300, y: 0 })
  document.connect(['numberarray1', 'y'], ['elu1', 'x'])
  await document.settled()
  return { session, restart, asked, store }
}

describe('running', () => {
  it('marks results stale after an edit that changes what is computed, and only then', async () => {
    const { session, asked } = await sessionForTests()
    const { running, document } = session
    session.preferences.isAutoRun.value = false
    const run = running.run()
    asked[0]!.answer(result(5))
    expect(await run).toBe(true)
    expect(running.nodeStates.value.get('elu1')).toEqual({ status: 'done', milliseconds: 2 })
    document.move(new Map([['elu1', { x: 7, y: 7 }]]))
    document.setMeta({ title: 'a title' })
    expect(running.isStale.value).toBe(false)
    document.setParam('elu1', 'alpha', 2)
    expect(running.isStale.value).toBe(true)
    document.undo()
    expect(running.isStale.value).toBe(false)
  })

  it('names the node at which a run failed, and runs again', async () => {
    const { session, asked } = await sessionForTests()
    const { running, notices } = session
    const failing = running.run()
    asked[0]!.fail(new EngineError('no', [{ ...problem('run', 'x', 'one thing', 'another'), node: 'elu1' }]))
    expect(await failing).toBe(false)
    expect(running.nodeStates.value.get('elu1')).toEqual({
      status: 'failed',
      error: 'x: expected one thing, received another',
    })
    expect(notices.list.value).toEqual([])
    const next = running.run()
    asked[1]!.answer(result(5))
    expect(await next).toBe(true)
    expect(running.problems.value).toEqual([])
  })

  it('stops a run without a word, and ends an engine that does not listen', async () => {
    const { session, restart, asked } = await sessionForTests()
    const { running, notices } = session
    const stopped = running.run()
    running.stop()
    running.stop()
    expect(restart).toHaveBeenCalledOnce()
    expect(await stopped).toBe(false)
    expect(asked).toHaveLength(1)
    expect(running.isRunning.value).toBe(false)
    expect(notices.list.value).toEqual([])
  })

  it('does not ask the engine for a graph with problems', async () => {
    const { session, asked } = await sessionForTests()
    session.document.disconnect(session.document.toGraph().connections)
    expect(await session.running.run()).toBe(false)
    expect(asked).toEqual([])
  })

  it('takes as many examples as the person prefers, or as the graph says', async () => {
    const { session, asked } = await sessionForTests()
    const { batch, document, preferences, running } = session
    batch.value = 20
    document.setMeta({ title: 'a title', mostExamples: 400 })
    void running.run()
    expect([batch.value, asked.at(-1)!.request.mostExamples]).toEqual([400, 400])
    batch.value = 300
    expect(document.toGraph().meta).toEqual({ title: 'a title', mostExamples: 300 })
    document.setMeta({})
    void running.run()
    expect([preferences.batch.value, batch.value, asked.at(-1)!.request.mostExamples]).toEqual([20, 20, 20])
  })

  it('runs a quick graph again after an edit, and no slow one', async () => {
    const { session, asked } = await sessionForTests()
    const first = session.running.run()
    asked[0]!.answer(result(5))
    await first
    session.document.setParam('elu1', 'alpha', 2)
    await until(() => asked.length === 2)
    expect(asked[1]!.graph).toBe(session.document.toGraph())
    asked[1]!.answer(result(5000))
    await until(() => !session.running.isRunning.value)
    session.document.setParam('elu1', 'alpha', 3)
    await session.recovery.flush()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(asked).toHaveLength(2)
  })

  it('runs a graph a second time that was slow for being the first, and then after each edit', async () => {
    const { session, asked } = await sessionForTests()
    const first = session.running.run()
    asked[0]!.answer(result(1500))
    await first
    await until(() => asked.length === 2)
    asked[1]!.answer(result(5))
    await until(() => session.running.result.value?.milliseconds === 5)
    session.document.setParam('elu1', 'alpha', 2)
    await until(() => asked.length === 3)
    expect(asked[2]!.graph).toBe(session.document.toGraph())
  })

  it('runs no graph a second time that was slow beyond that', async () => {
    const { session, asked } = await sessionForTests()
    const first = session.running.run()
    asked[0]!.answer(result(5000))
    await first
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(asked).toHaveLength(1)
  })
})

describe('files', () => {
  it('leaves the open graph alone when a text is none, and says where', async () => {
    const { session } = await sessionForTests()
    const before = session.document.toGraph()
    expect(session.files.openText('{"format": 1}', 'bad.json')).toBe(false)
    expect(session.document.toGraph()).toBe(before)
    expect(session.notices.list.value.map(({ kind, text }) => [kind, text])).toEqual([
      ['error', 'bad.json was not opened. format: expected "rete-tfjs-graph", received 1'],
    ])
  })

  it('follows undo across opening another graph: name and unsaved changes come back', async () => {
    const { session } = await sessionForTests()
    const { files, origins, document, title } = session
    expect(await files.saveAs('first')).toBe(true)
    expect(origins.isDirty.value).toBe(false)
    document.setParam('elu1', 'alpha', 2)
    expect(origins.isDirty.value).toBe(true)
    files.openNew()
    expect([title.value, origins.isDirty.value]).toEqual(['Untitled', false])
    document.undo()
    expect([title.value, origins.isDirty.value]).toEqual(['first', true])
    document.undo()
    expect([title.value, origins.isDirty.value]).toEqual(['first', false])
    document.redo()
    document.redo()
    expect(title.value).toBe('Untitled')
  })

  it('keeps states apart from what is saved, and begins with the last one', async () => {
    const { session, store } = await sessionForTests()
    await session.files.saveAs('first')
    const saved = await store.load('first')
    session.document.setParam('elu1', 'alpha', 2)
    await session.recovery.flush()
    expect(await store.load('first')).toEqual(saved)
    const opening = await chooseOpening(store, catalogue, 'a tab', null)
    expect(opening.state?.isDirty).toBe(true)
    expect(opening.origin.name).toBe('first')
    expect(opening.graph).toEqual(session.document.toGraph())
  })

  it('begins with the gallery where a state cannot be read, and where another graph is asked for', async () => {
    const { session, store } = await sessionForTests()
    await session.recovery.flush()
    expect((await chooseOpening(store, catalogue, 'a tab', 'signal-pipeline')).origin.gallery).toBe('signal-pipeline')
    store.kept.push({ ...store.kept[0]!, text: '{' })
    expect((await chooseOpening(store, catalogue, 'a tab', null)).origin.gallery).toBe('digits-elu')
  })
})

import { describe, expect, it } from 'vitest'
import type { Backend } from '../../src/engine/backend.js'
import { createEngine } from '../../src/engine/engine.js'
import { giveWay } from '../../src/engine/give-way.js'
import { enqueue } from '../../src/engine/queue.js'
import type { RunProgress } from '../../src/graph/run.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'
import { PlainBackend } from './plain-backend.js'

/** ELU nodes in a row behind two numbers. */
function chainOf(length: number) {
  const links = Array.from({ length }, (_, index) => node(`n${index + 1}`, 'ELU'))
  const wires = links.map((_, index) => `n${index}.y -> n${index + 1}.x`)
  return graphOf([node('n0', 'NumberArray', { values: [2, -1] }), ...links], wires)
}

describe('a run', () => {
  it('of a chain of 100,000 nodes compiles and ends', async () => {
    const engine = createEngine({ backend: new PlainBackend(), catalogue })
    const { outputs } = await engine.run(chainOf(100_000))
    expect(outputs.get('n100000.y')?.data[0]).toBe(2)
  })

  it('tells how far it is and which node runs', async () => {
    const backend = new PlainBackend()
    backend.onExecute = () => {
      const until = performance.now() + 2
      while (performance.now() < until);
    }
    const seen: RunProgress[] = []
    await createEngine({ backend, catalogue }).run(chainOf(30), {}, { onProgress: (progress) => seen.push(progress) })
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.every(({ total }) => total === 31)).toBe(true)
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(seen[0]?.node).toBe(`n${seen[0]?.done}`)
    expect(seen.at(-1)).toEqual({ done: 31, total: 31, node: '' })
  })

  it.each([false, true])(
    'tells how long each node takes, if it is asked (asynchronous backend: %j)',
    async (isAsynchronous) => {
      const backend = new PlainBackend(isAsynchronous)
      backend.onExecute = ({ name }) => {
        const until = performance.now() + (name === 'elu' ? 10 : 0)
        while (performance.now() < until);
      }
      const graph = graphOf(
        [node('numbers', 'NumberArray'), node('slow', 'ELU'), node('fast', 'ReLU')],
        ['numbers.y -> slow.x', 'slow.y -> fast.x'],
      )
      const engine = createEngine({ backend, catalogue })
      expect((await engine.run(graph)).times.size).toBe(0)
      const { times } = await engine.run(graph, { isTimed: true })
      expect([...times.keys()]).toEqual(['numbers', 'slow', 'fast'])
      expect(times.get('slow')).toBeGreaterThanOrEqual(10)
      expect(times.get('slow')).toBeGreaterThan(times.get('fast') ?? Infinity)
      expect(backend.memory().tensors).toBe(0)
    },
  )

  it('that is cancelled before it begins does nothing', async () => {
    const backend = new PlainBackend()
    let executed = 0
    backend.onExecute = () => executed++
    const engine = createEngine({ backend, catalogue })
    await expect(engine.run(chainOf(3), {}, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
    expect(executed).toBe(0)
  })

  it('does not begin before the one before it has ended, even if that fails', async () => {
    const backend = new PlainBackend()
    const order: string[] = []
    backend.onExecute = ({ name }) => {
      const until = performance.now() + 3
      while (performance.now() < until);
      order.push(name)
      if (name === 'sigmoid') throw new Error('no')
    }
    const engine = createEngine({ backend, catalogue })
    const of = (type: string) =>
      graphOf([node('a', type), node('n', 'Number'), node('b', type)], ['n.y -> a.x', 'a.y -> b.x'])
    const other = createEngine({ backend, catalogue })
    const results = await Promise.allSettled([engine.run(of('ELU')), other.run(of('Sigmoid')), engine.run(of('Tanh'))])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(order).toEqual(['constant', 'elu', 'elu', 'constant', 'sigmoid', 'constant', 'tanh', 'tanh'])
    expect(backend.memory().tensors).toBe(0)
  })
})

describe('enqueue', () => {
  it('keeps the order for one backend and lets others go on', async () => {
    const [one, two]: Backend[] = [new PlainBackend(), new PlainBackend()]
    const order: string[] = []
    const task = (name: string, turns: number) => async () => {
      for (let turn = 0; turn < turns; turn++) await giveWay()
      order.push(name)
    }
    await Promise.all([enqueue(one!, task('a', 5)), enqueue(one!, task('b', 0)), enqueue(two!, task('c', 1))])
    expect(order).toEqual(['c', 'a', 'b'])
  })
})

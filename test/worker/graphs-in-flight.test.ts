import { expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import { createEngineClient } from '../../src/worker/client.js'
import { EngineHost } from '../../src/worker/host.js'
import type { Request } from '../../src/worker/protocol.js'

const numbersOf = (values: readonly number[]): Graph => ({
  ...emptyGraph,
  nodes: [{ id: 'numbers', type: 'NumberArray', typeVersion: 1, position: [0, 0], params: { values } }],
})

it('runs the graph of each call, also when another one arrives while the backend starts', async () => {
  const host = new EngineHost({ catalogue: createCatalogue(nodes) })
  const context = { signal: new AbortController().signal, onProgress: () => undefined }
  const [first, second] = await Promise.all([
    host.run(numbersOf([1, 2]), {}, context),
    host.run(numbersOf([3]), {}, context),
  ])
  expect([...(first.outputs.get('numbers.y')?.data ?? [])]).toEqual([1, 2])
  expect([...(second.outputs.get('numbers.y')?.data ?? [])]).toEqual([3])
  await host.dispose()
})

it('sends a graph whose first call was cancelled before it began', async () => {
  const sent: Request[] = []
  const client = createEngineClient(() => ({
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (request: Request) => void sent.push(request),
    terminate: () => undefined,
  }))
  const graph = numbersOf([1])
  await expect(client.run(graph, {}, { signal: AbortSignal.abort() })).rejects.toThrow()
  const unanswered = client.run(graph)
  expect(sent).toMatchObject([{ call: 'run', arguments: [graph, {}] }])
  client.destroy()
  await expect(unanswered).rejects.toThrow('the engine was closed')
})

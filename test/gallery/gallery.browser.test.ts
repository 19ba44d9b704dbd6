import { afterAll, describe, expect, it } from 'vitest'
import { commands } from 'vitest/browser'
import type {} from './run-command.js'
import { nodes } from '../../nodes/index.js'
import { builtGraphs } from '../../playground/graphs/build/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { createEngineClient } from '../../src/worker/client.js'
import { expectClose } from '../closeness.js'

const files = import.meta.glob<string>('../../playground/graphs/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const graphs = Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.json$/g, ''), text] as const)
const short = graphs.filter(([name]) => !Object.hasOwn(builtGraphs, name))
const catalogue = createCatalogue(nodes)
const client = createEngineClient()
afterAll(() => client.destroy())

type Printed = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>>

function read(name: string): Graph {
  const { graph } = readGraph(new Map(graphs).get(name) ?? '', catalogue)
  if (!graph) throw new Error(`${name} is no graph`)
  return graph
}

async function expectAsPrinted(name: string, batch: number): Promise<void> {
  expect(await client.useBackend('wasm')).toBe('wasm')
  const printed = JSON.parse(await commands.runGalleryGraph(name, ['--batch', String(batch)])) as Printed
  const { outputs } = await client.run(read(name), { batch })
  expect([...outputs.keys()]).toEqual(Object.keys(printed))
  for (const [key, { shape, data }] of outputs) {
    expect(shape).toEqual(printed[key]!.shape)
    expectClose(data, printed[key]!.data)
  }
}

// One photo.
it.each(Object.keys(builtGraphs))('%s gives in the worker of a page what the command line prints', (name) =>
  expectAsPrinted(name, 1),
)

describe.each(short)('%s', (name) => {
  const graph = read(name)

  it('gives in the worker of a page what the command line prints', () => expectAsPrinted(name, 4))

  it('runs on webgl as on wasm', async () => {
    // Two examples: WebGL is computed in software here.
    await client.useBackend('wasm')
    const expected = await client.run(graph, { batch: 2 })
    expect(await client.useBackend('webgl')).toBe('webgl')
    const { outputs } = await client.run(graph, { batch: 2 })
    for (const [key, tensor] of expected.outputs) expectClose(outputs.get(key)!.data, tensor.data)
  })
})

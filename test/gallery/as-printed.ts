import { afterAll, expect } from 'vitest'
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
const texts = new Map(Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.json$/g, ''), text]))
const catalogue = createCatalogue(nodes)

/** The graphs of the gallery but the large ones, which a program makes. */
export const wiredByHand: readonly string[] = [...texts.keys()].filter((name) => !Object.hasOwn(builtGraphs, name))

/** The worker of the page. */
export const client = createEngineClient()
afterAll(() => client.destroy())

/** A graph of the gallery, read. */
export function read(name: string): Graph {
  const { graph } = readGraph(texts.get(name) ?? '', catalogue)
  if (!graph) throw new Error(`${name} is no graph`)
  return graph
}

type Printed = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>>

/** Compares what the worker of the page gives for a graph with what the command line prints, both on wasm. */
export async function expectAsPrinted(name: string, batch: number): Promise<void> {
  expect(await client.useBackend('wasm')).toBe('wasm')
  const printed = JSON.parse(await commands.runGalleryGraph(name, ['--batch', String(batch)])) as Printed
  const { outputs } = await client.run(read(name), { batch })
  expect([...outputs.keys()]).toEqual(Object.keys(printed))
  for (const [key, { shape, data }] of outputs) {
    expect(shape).toEqual(printed[key]!.shape)
    expectClose(data, printed[key]!.data)
  }
}

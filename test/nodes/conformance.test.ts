import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definitionName } from '../../config/nodes-index.js'
import { nodes } from '../../nodes/index.js'
import { createTfjsBackend, type TfjsBackend } from '../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { type AnyNode, categories } from '../../src/definition/node.js'
import { Conformance } from './conformance.js'

const folder = resolve(import.meta.dirname, '../../nodes')
const catalogue = createCatalogue(nodes)

/** Whatever a module exports that is a node, by the name of the export. */
async function definitionsIn(path: string): Promise<readonly (readonly [string, AnyNode])[]> {
  const module = (await import(/* @vite-ignore */ path)) as Readonly<Record<string, unknown>>
  return Object.entries(module).filter((entry): entry is [string, AnyNode] => {
    const [, value] = entry
    return typeof value === 'object' && value !== null && 'mapping' in value && 'outputs' in value
  })
}

const files = categories.flatMap((category) => {
  const there = readdirSync(folder, { withFileTypes: true }).some((entry) => entry.name === category)
  const names = there ? readdirSync(resolve(folder, category)).map((file) => file.replace(/\.ts$/, '')) : []
  return names.map((file) => [category, file] as const)
})

describe('files', () => {
  it.each(files)('%s/%s declares one node of its name, or none', async (category, file) => {
    const definitions = await definitionsIn(resolve(folder, category, `${file}.ts`))
    const expected = definitions.length === 0 ? [] : [definitionName(file)]
    expect(definitions.map(([name]) => name)).toEqual(expected)
    for (const [name, definition] of definitions) {
      expect(definition.type.toLowerCase()).toBe(name.toLowerCase())
      expect(definition.category).toBe(category)
      expect(nodes).toContain(definition)
    }
  })

  it('lie in the folder of a category', () => {
    const folders = readdirSync(folder).filter((name) => !name.endsWith('.ts'))
    expect(folders.filter((name) => !categories.some((category) => category === name))).toEqual([])
  })
})

describe.each(nodes.map((node) => [node.type, node] as const))('%s', (_type, node) => {
  const conformance = new Conformance(node, catalogue)
  let backend: TfjsBackend
  beforeAll(async () => {
    backend = await createTfjsBackend('cpu')
    await backend.activate()
  })
  afterAll(() => expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 }))

  it('has defaults that it reads and writes', () => expect(conformance.params()).toEqual([]))
  it('says what it is', () => expect(conformance.texts()).toEqual([]))
  it('computes, brings or shows something', () => {
    const does = ['run', 'source', 'view', 'role'].filter((part) => part in node)
    // A Trainer is marked, and computes the loss.
    expect(does).toHaveLength(node.role === 'trainer' ? 2 : 1)
  })
  if (!node.run) return

  it('has an example', () => {
    const takesLayer = Object.values(node.inputs).some(({ kind }) => kind === 'layer')
    expect(node.examples.length > 0 || takesLayer).toBe(true)
  })
  it('accepts a sample of inputs with its defaults', () => {
    expect(conformance.samples('inference').length).toBeGreaterThan(0)
  })
  it('infers the same with names as with numbers', () => expect(conformance.symbolicShapes()).toEqual([]))
  it('gives what it inferred, twice the same, with finite gradients', async () => {
    expect(await conformance.runs(backend, 'inference')).toEqual([])
    expect(await conformance.runs(backend, 'training')).toEqual([])
  })
  it('does what its examples say', async () => expect(await conformance.examples(backend)).toEqual([]))
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'

const folder = join(import.meta.dirname, '../../playground/graphs')

/** The names of all graphs of the gallery, without the ending of their files. */
export const galleryNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

export const catalogue = createCatalogue(nodes)

/** Where its file is. */
export function galleryPath(name: string): string {
  return join(folder, `${name}.json`)
}

/** The graph as it is stored. */
export function galleryText(name: string): string {
  return readFileSync(galleryPath(name), 'utf8')
}

/** A graph of the gallery. @throws Error where it is none */
export function openGallery(name: string): Graph {
  const { graph } = readGraph(galleryText(name), catalogue)
  if (!graph) throw new Error(`${name} is no graph`)
  return graph
}

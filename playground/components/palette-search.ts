import Fuse from 'fuse.js'
import type { AnyNode, Category } from '../../src/definition/node.js'

/** The nodes of one category. */
export interface PaletteGroup {
  readonly category: Category
  readonly nodes: readonly AnyNode[]
}

/** Finds nodes by what a person may call them: label, type, category, what they are for, and their names elsewhere. */
export function createPaletteSearch(nodes: readonly AnyNode[]): (text: string) => readonly AnyNode[] {
  const fuse = new Fuse(nodes, {
    keys: [
      { name: 'label', weight: 4 },
      { name: 'type', weight: 4 },
      { name: 'category', weight: 1 },
      { name: 'doc.summary', weight: 1 },
      { name: 'mapping.pytorch', weight: 1 },
      { name: 'mapping.onnx', weight: 1 },
    ],
    threshold: 0.32,
    ignoreLocation: true,
  })
  return (text) => (text.trim() === '' ? nodes : fuse.search(text.trim()).map(({ item }) => item))
}

/** The nodes by category, both in their own order. */
export function groupByCategory(nodes: readonly AnyNode[]): readonly PaletteGroup[] {
  const groups = new Map<Category, AnyNode[]>()
  for (const node of nodes) groups.set(node.category, [...(groups.get(node.category) ?? []), node])
  return [...groups].map(([category, members]) => ({ category, nodes: members }))
}

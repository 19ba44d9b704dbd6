import type { Session } from '../session/session.js'

/** What a node is called: its label, else that of its type, with its id where others are called the same. */
export function nameOfNode({ graph, catalogue }: Pick<Session, 'graph' | 'catalogue'>, path: string): string {
  const [id = path] = path.split(/[./]/)
  const { nodes } = graph.value
  const node = nodes.find((candidate) => candidate.id === id)
  if (!node) return path
  const labelOf = (each: typeof node) => each.label ?? catalogue.nodes.get(each.type)?.label ?? each.type
  const label = labelOf(node)
  const isOnly = nodes.every((each) => each === node || labelOf(each) !== label)
  return isOnly ? label : `${label} ${id}`
}

import { createCatalogue } from '../../src/definition/catalogue.js'
import type { AnyNode, CheckContext } from '../../src/definition/node.js'
import type { Finding } from '../../src/definition/problem.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import { nodes } from '../../nodes/index.js'
import { readParams } from './trace-node.js'

const catalogue = createCatalogue(nodes)

/** The node of a type. @throws Error where there is none */
export function findNode(type: string): AnyNode {
  const node = catalogue.nodes.get(type)
  if (!node) throw new Error(`no node of type ${type}`)
  return node
}

export function float(...shape: Shape): TensorType {
  return { dtype: 'float32', shape }
}

/** What a node with these parameters says to an input `x`, which may come from a node with parameters of its own. */
export function findingsOf(
  type: string,
  params: Readonly<Record<string, unknown>>,
  x: TensorType,
  from?: readonly [type: string, params: Readonly<Record<string, unknown>>],
): readonly Finding[] {
  const node = findNode(type)
  const producer = from && { definition: findNode(from[0]), params: readParams(findNode(from[0]), from[1], catalogue) }
  const context: CheckContext = { producer: (port) => (port === 'x' && producer ? producer : null) }
  const unwired = Object.fromEntries(Object.keys(node.inputs).map((key) => [key, null]))
  return [...(node.check?.({ ...unwired, x }, readParams(node, params, catalogue), context) ?? [])]
}

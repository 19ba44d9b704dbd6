import { type Problem, problem } from '../definition/problem.js'
import { portKey, type PortReference } from '../graph/graph.js'
import { findNeeded } from './needed.js'
import { isApplied, type WiredNode, type Wiring } from './wiring.js'

/** What is asked of a graph. */
export interface Selection {
  /** Outputs by the name they were asked for, and where they are found. */
  readonly outputs: ReadonlyMap<string, PortReference>
  readonly views: readonly WiredNode[]
  /** Whether they were asked for by name. */
  readonly isExplicit: boolean
  /** The nodes to apply. */
  readonly needed: ReadonlySet<string>
  /** Those of them that bring examples. */
  readonly sources: readonly WiredNode[]
}

/**
 * Finds the outputs `id.port` and views `id` that are asked for; by default every output that is
 * unconnected or wired to views only, everything that is wired to an Output node, and every view. A port of a composite is that of a node inside.
 * @param fed outputs `id.port` whose values come from outside: what they are computed from is not needed for them
 */
export function selectTargets(
  wiring: Wiring,
  targets?: readonly string[],
  fed: ReadonlySet<string> = new Set(),
): Selection | { readonly problems: readonly Problem[] } {
  const outputs = new Map<string, PortReference>()
  const views: WiredNode[] = targets ? [] : wiring.order.filter(({ definition }) => definition.view)
  const marks = targets ? [] : wiring.order.filter(({ definition }) => definition.role === 'output')
  for (const key of targets ?? defaultTargets(wiring)) {
    const view = wiring.byPath.get(key)
    if (view?.definition.view) {
      views.push(view)
      continue
    }
    const found = findOutput(wiring, key)
    if (!found) return { problems: [refuseTarget(key)] }
    outputs.set(key, found)
  }
  const ends = [...views, ...marks].map(({ path }): PortReference => [path, ''])
  const needed = findNeeded(wiring, [...outputs.values(), ...ends], fed)
  const sources = wiring.order.filter(({ path, definition }) => definition.source && needed.has(path))
  return { outputs, views, isExplicit: targets !== undefined, needed, sources }
}

function refuseTarget(key: string): Problem {
  return { ...problem('reference', 'targets', 'an output id.port or a view id', `"${key}"`), node: null }
}

/** The output that `id.port` names: ids hold no dot. A node that is broken may have it. */
function findOutput({ composites, byPath, broken }: Wiring, key: string): PortReference | null {
  const dot = key.lastIndexOf('.')
  if (dot < 1) return null
  const named: PortReference = [key.slice(0, dot), key.slice(dot + 1)]
  const found = composites.get(named[0])?.outputs[named[1]] ?? named
  if (broken.has(found[0])) return found
  const outputs = byPath.get(found[0])?.definition.outputs
  const isThere = outputs !== undefined && Object.hasOwn(outputs, found[1]) && outputs[found[1]]?.kind !== 'layer'
  return isThere ? found : null
}

/** Where each output of the open graph goes: nowhere, to an Output node, or on. A port of a composite is one of the open graph. */
function defaultTargets({ graph, composites, byPath }: Wiring): readonly string[] {
  const used = new Set<string>()
  const marked = new Set<string>()
  for (const { from, to } of graph.connections) {
    const taker = byPath.get(to[0])?.definition
    if (taker?.role === 'output') marked.add(portKey(from))
    // What goes to views only is shown, not used: it is a result.
    if (!taker?.view) used.add(portKey(from))
  }
  return graph.nodes.flatMap(({ id }): readonly string[] => {
    const node = byPath.get(id)
    if (node && isTakenUnapplied(node, used)) return []
    const outputs = node?.definition.outputs ?? composites.get(id)?.outputs ?? {}
    return Object.keys(outputs)
      .filter((port) => node?.definition.outputs[port]?.kind !== 'layer')
      .map((port) => portKey([id, port]))
      .filter((key) => !used.has(key) || marked.has(key))
  })
}

/** A cell or layer that another node takes and that nothing feeds: it computes nothing of its own. */
function isTakenUnapplied(node: WiredNode, used: ReadonlySet<string>): boolean {
  const { path, definition } = node
  const isTaken = Object.entries(definition.outputs).some(
    ([port, { kind }]) => kind === 'layer' && used.has(portKey([path, port])),
  )
  return isTaken && !isApplied(node)
}

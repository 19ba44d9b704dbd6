import { portKey, type PortReference } from '../graph/graph.js'
import { isApplied, type Wiring } from './wiring.js'

/**
 * The nodes that must be applied to compute these outputs: those that feed them, and the owners of weights that they share. A node that is
 * only taken unapplied is not among them, nor is one of which only outputs are wanted that are fed (`id.port`).
 */
export function findNeeded(
  wiring: Wiring,
  outputs: Iterable<PortReference>,
  fed: ReadonlySet<string>,
): ReadonlySet<string> {
  const needed = new Set<string>()
  const waiting: string[] = []
  const need = ([path, port]: PortReference) => {
    const node = wiring.byPath.get(path)
    if (needed.has(path) || fed.has(portKey([path, port])) || node?.definition.outputs[port]?.kind === 'layer') return
    needed.add(path)
    waiting.push(path)
  }
  for (const output of outputs) need(output)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const node = wiring.byPath.get(path)
    if (!node) continue
    for (const { from } of node.wires) need(from)
    const owner = wiring.byPath.get(node.weightPath)
    if (owner && owner !== node && isApplied(owner)) need([owner.path, ''])
  }
  return needed
}

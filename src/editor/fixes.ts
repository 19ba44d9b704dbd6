import { type Finding, type Fix, type Problem, problem } from '../definition/problem.js'
import { portKey } from '../graph/graph.js'
import { lookUpPort } from '../graph/ports.js'
import type { GraphDocument } from './document.js'
import { metrics } from './geometry.js'
import { addWiredNode, insertNodeOnWire, nodeGap } from './insert.js'
import { wiringOf } from './wiring.js'

/** Does what a problem proposes, as one step. Gives why it could not, with the graph unchanged. */
export function applyFix(document: GraphDocument, found: Problem, fix: Fix): Finding | null {
  const id = (fix.do === 'setParam' ? fix.node : undefined) ?? found.node
  if (id === null || !document.node(id)) return problem('reference', 'fix', 'a node of the open graph', String(id))
  switch (fix.do) {
    case 'setParam':
      return document.setParam(id, fix.param, fix.value)
    case 'replaceNode':
      document.replaceNode(id, fix.type, fix.params)
      return null
    case 'removeWire': {
      const wire = wireInto(document, id, fix.port)
      if (!wire) return noWire(id, fix.port)
      document.disconnect([wire])
      return null
    }
    case 'insertNode': {
      const wire = wireInto(document, id, fix.port)
      if (!wire) return noWire(id, fix.port)
      const inserted = insertNodeOnWire(document, wire, fix.type, fix.params)
      return inserted === null ? problem('type', 'fix', 'a node that fits on a wire', fix.type) : null
    }
    case 'addNode':
      return addSource(document, id, fix.port, fix.type)
  }
}

function wireInto(document: GraphDocument, id: string, port: string) {
  return wiringOf(document.toGraph().connections).byInput.get(portKey([id, port]))
}

function noWire(id: string, port: string): Finding {
  return problem('reference', port, `a wire into ${portKey([id, port])}`, 'none')
}

/** Puts a node left of the one that misses it and wires the two. */
function addSource(document: GraphDocument, id: string, name: string, type: string): Finding | null {
  const node = document.node(id)
  const scope = { catalogue: document.catalogue, composites: document.toGraph().composites }
  const found = node && lookUpPort(scope, node, 'input', name)
  if (!node || !found || found === 'unknown') return problem('reference', name, `an input of ${id}`, name)
  const at = { x: node.position[0] - metrics.width - nodeGap, y: node.position[1] }
  addWiredNode(document, type, at, { reference: [id, name], side: 'input', port: found.port })
  return null
}

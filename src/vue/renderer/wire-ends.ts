import type { WireEnd } from '../../editor/candidates.js'
import type { Connection, PortReference } from '../../graph/graph.js'
import type { Side } from '../../graph/ports.js'

/** The side that a wire from this one leads to. */
export function otherSide(side: Side): Side {
  return side === 'input' ? 'output' : 'input'
}

/** The wire between an end and a port of the other side. */
export function wireBetween({ reference, side }: WireEnd, target: PortReference): Connection {
  return side === 'output' ? { from: reference, to: target } : { from: target, to: reference }
}

/** The port whose sign is under the pointer. */
export function portAt(event: MouseEvent): WireEnd | null {
  const element = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-port]')
  return element ? endOf(element) : null
}

/** The port that an element of a node stands for. */
export function endOf(element: HTMLElement): WireEnd | null {
  const id = element.closest<HTMLElement>('[data-node]')?.dataset['node']
  const { port, side } = element.dataset
  if (id === undefined || port === undefined || (side !== 'input' && side !== 'output')) return null
  return { reference: [id, port], side }
}

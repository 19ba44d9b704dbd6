import type { WireEnd } from '../../editor/candidates.js'
import type { GraphDocument } from '../../editor/document.js'
import { portKey } from '../../graph/graph.js'
import type { Announcer } from './announcer.js'
import { focusBeside, focusPort } from './port-focus.js'
import { endOf } from './wire-ends.js'
import type { WireKeys } from './wire-keys.js'

/** The keys of a focused port: arrows go from port to port, Enter begins a wire, Escape goes back to the node. */
export class PortKeys {
  private readonly document: GraphDocument
  private readonly wires: WireKeys
  private readonly announcer: Announcer

  constructor(document: GraphDocument, wires: WireKeys, announcer: Announcer) {
    this.document = document
    this.wires = wires
    this.announcer = announcer
  }

  /** Whether the key meant something. */
  take(event: KeyboardEvent, port: HTMLElement): boolean {
    const node = port.closest<HTMLElement>('[data-node]')
    const end = endOf(port)
    if (!node || !end) return false
    switch (event.key) {
      case 'Enter':
      case ' ':
        this.wires.begin(end)
        return true
      case 'Escape':
        node.focus()
        return true
      case 'ArrowUp':
      case 'ArrowDown':
        focusBeside(node, port, event.key === 'ArrowUp' ? -1 : 1)
        return true
      case 'ArrowLeft':
        return focusPort(node, 'input')
      case 'ArrowRight':
        return focusPort(node, 'output')
      case 'Delete':
      case 'Backspace':
        this.removeWiresAt(end)
        return true
      default:
        return false
    }
  }

  private removeWiresAt({ reference, side }: WireEnd): void {
    const key = portKey(reference)
    const wires = this.document
      .toGraph()
      .connections.filter((wire) => portKey(side === 'input' ? wire.to : wire.from) === key)
    this.document.disconnect(wires)
    const count = wires.length === 1 ? 'A wire' : `${wires.length} wires`
    this.announcer.announce(`${count} at ${reference.join(' ')} removed`)
  }
}

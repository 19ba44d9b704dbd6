import type { AreaPlugin } from 'rete-area-plugin'
import type { GraphDocument } from '../../editor/document.js'
import { applyFix } from '../../editor/fixes.js'
import type { Schemes } from '../../editor/node.js'
import type { FileKeeping } from '../controls/file-keeping.js'
import type { NodeHost } from '../node/node-host.js'
import type { Announcer } from './announcer.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasSignals } from './signals.js'
import type { WireDragging } from './wire-dragging.js'

/** What nodes on a canvas ask of it. */
export function createCanvasHost(parts: {
  readonly document: GraphDocument
  readonly area: AreaPlugin<Schemes, CanvasSignals>
  readonly state: CanvasState
  readonly wires: WireDragging
  readonly announcer: Announcer
  readonly files: FileKeeping | undefined
}): NodeHost {
  const { document, area, state, wires, announcer, files } = parts
  return {
    catalogue: document.catalogue,
    setParam: (id, key, value, session) => document.setParam(id, key, value, session ? { session } : {}),
    cancel: (session) => document.cancel(session),
    ...(files && { files }),
    setLabel: (id, label) => document.setLabel(id, label),
    applyFix: (problem, fix) => {
      const refusal = applyFix(document, problem, fix)
      announcer.announce(
        refusal ? `Not done: expected ${refusal.expected}, received ${refusal.received}` : `Done: ${fix.label}`,
      )
      return refusal
    },
    portMounted: (nodeId, side, key, element) => {
      const node = document.editorNode(nodeId)
      const payload = (side === 'input' ? node?.inputs[key] : node?.outputs[key])?.socket
      if (!payload) return
      void area.emit({ type: 'render', data: { type: 'socket', side, key, nodeId, payload, element, filled: true } })
    },
    portUnmounted: (element) => void area.emit({ type: 'unmount', data: { element } }),
    portPressed: (id, side, name, event) => wires.press({ reference: [id, name], side }, event),
    draft: state.draft,
  }
}

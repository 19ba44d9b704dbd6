import type { EditorNode } from '../../editor/node.js'
import { TfjsNode } from '../../editor/embed/tfjs-node.js'
import type { TypedSocket } from '../../editor/socket.js'
import type { Side } from '../../graph/ports.js'
import type { NodeHost } from '../node/node-host.js'

/** What the node tells the area about a socket: where it can be picked up, and where wires end. */
export type PresetSignal =
  | {
      readonly type: 'render' | 'rendered'
      readonly data: {
        readonly type: 'socket'
        readonly side: Side
        readonly key: string
        readonly nodeId: string
        readonly payload: TypedSocket
        readonly element: HTMLElement
        readonly filled: true
      }
    }
  | { readonly type: 'unmount'; readonly data: { readonly element: HTMLElement } }

export type PresetEmit = (signal: PresetSignal) => unknown

/**
 * What a node asks for where it is drawn by rete-vue-plugin: it changes itself, and the stock connection plugin makes its wires. Stock positions of wires
 * are 12 pixels beside the middle of a socket's element, so that an element of its own (`.rt-anchor`) stands there for them.
 */
export function createPresetHost(node: EditorNode, emit: PresetEmit): NodeHost {
  const anchors = new Map<HTMLElement, HTMLElement>()
  return {
    catalogue: node.catalogue,
    setParam: (_id, key, value, session) => node.setParam(key, value, session ? { session } : {}),
    cancel: (session) => {
      if (node instanceof TfjsNode) node.cancel(session)
    },
    portMounted(nodeId, side, key, element) {
      const payload = (side === 'input' ? node.inputs[key] : node.outputs[key])?.socket
      if (!payload) return
      const anchor = element.querySelector<HTMLElement>('.rt-anchor') ?? element
      anchors.set(element, anchor)
      const socket = { type: 'socket', side, key, nodeId, payload, filled: true } as const
      emit({ type: 'render', data: { ...socket, element } })
      emit({ type: 'rendered', data: { ...socket, element: anchor } })
    },
    portUnmounted(element) {
      emit({ type: 'unmount', data: { element } })
      const anchor = anchors.get(element)
      if (anchor && anchor !== element) emit({ type: 'unmount', data: { element: anchor } })
      anchors.delete(element)
    },
  }
}

import type { RenderSignal } from 'rete-area-plugin'
import type { Side } from '../../graph/ports.js'
import type { TypedSocket } from '../../editor/socket.js'

/** What our renderer tells Rete beside the area's own signals: where sockets are, so that connection plugins find them. */
export type CanvasSignals = RenderSignal<
  'socket',
  { readonly payload: TypedSocket; readonly nodeId: string; readonly side: Side; readonly key: string }
>

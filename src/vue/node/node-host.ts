import type { InjectionKey, ShallowRef } from 'vue'
import type { Catalogue } from '../../definition/catalogue.js'
import type { JsonValue } from '../../definition/json.js'
import type { Finding, Fix, Problem } from '../../definition/problem.js'
import type { EditSession } from '../../editor/history.js'
import type { Side } from '../../graph/ports.js'
import type { FileKeeping } from '../controls/file-keeping.js'
import type { WireDraft } from '../renderer/wire-draft.js'

/** What a node asks of the editor that it is drawn in. What is absent, that editor cannot do. */
export interface NodeHost {
  readonly catalogue: Catalogue
  setParam(id: string, key: string, value: JsonValue, session?: EditSession): Finding | null
  cancel(session: EditSession): void
  readonly files?: FileKeeping
  setLabel?(id: string, label: string): void
  applyFix?(problem: Problem, fix: Fix): Finding | null
  /** The element of a port came into the page. */
  portMounted(id: string, side: Side, name: string, element: HTMLElement): void
  portUnmounted(element: HTMLElement): void
  /** A pointer went down on a port: the beginning of a wire. */
  portPressed?(id: string, side: Side, name: string, event: PointerEvent): void
  /** The wire that is being made; `null` for none. */
  readonly draft?: Readonly<ShallowRef<WireDraft | null>>
}

/** Where nodes find their host. */
export const nodeHostKey: InjectionKey<NodeHost> = Symbol('node host')

import { shallowRef, type ShallowRef, watch } from 'vue'
import type { Files } from './files.js'
import type { GraphStore, RecoveryState } from './graph-store.js'
import type { Origins } from './origin.js'
import type { Graph } from '../../src/graph/graph.js'

export interface Recovery {
  /** Whether everything that could be lost has been kept. */
  readonly isKept: Readonly<ShallowRef<boolean>>
  /** All kept states, the last one first. */
  states(): Promise<readonly RecoveryState[]>
  /** Keeps the current state now. */
  flush(): Promise<void>
}

interface RecoveryOptions {
  readonly store: GraphStore
  readonly files: Files
  readonly origins: Origins
  readonly graph: Readonly<ShallowRef<Graph>>
  /** Names the tab; it survives a reload. */
  readonly tab: string
  readonly title: () => string
}

/** After this long without an edit the state is kept. */
const pause = 600

/** Keeps the states of the open graph in a history of their own: a saved graph is never overwritten by it. */
export function createRecovery({ store, files, origins, graph, tab, title }: RecoveryOptions): Recovery {
  const isKept = shallowRef(true)
  let timer: ReturnType<typeof setTimeout> | null = null

  async function keep(): Promise<void> {
    timer = null
    const { key, name, gallery } = origins.current.value
    const kept = { graph: graph.value, origin: origins.current.value }
    const state = { tab, graph: key, title: title(), name, gallery, text: files.text(), isDirty: origins.isDirty.value }
    try {
      await store.keepState({ ...state, at: Date.now() })
      isKept.value ||= graph.value === kept.graph && origins.current.value === kept.origin
    } catch {
      // The browser keeps nothing: isKept stays false, and the page asks before it is left.
    }
  }

  function keepIn(milliseconds: number): void {
    isKept.value = false
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void keep(), milliseconds)
  }

  watch(graph, () => keepIn(pause), { flush: 'sync' })
  // Another graph was opened, or this one was saved: no typing goes on.
  watch(origins.current, () => keepIn(0), { flush: 'sync' })

  return {
    isKept,
    states: () => store.states().catch(() => []),
    async flush() {
      if (timer !== null) clearTimeout(timer)
      if (!isKept.value) await keep()
    },
  }
}

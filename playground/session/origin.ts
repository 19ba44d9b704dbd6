import { computed, type ComputedRef, shallowRef, type ShallowRef } from 'vue'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Graph } from '../../src/graph/graph.js'

/** Where the open graph comes from and belongs. */
export interface Origin {
  /** What the states of this graph have in common in the recovery history. */
  readonly key: string
  /** The name under which it is saved in this browser; `null` for none. */
  readonly name: string | null
  /** The gallery graph that it began as; `null` for none. */
  readonly gallery: string | null
  /** The state that is saved, or that began unsaved: what differs from it could be lost. `null` for none. */
  readonly saved: Graph | null
}

export interface Origins {
  readonly current: Readonly<ShallowRef<Origin>>
  readonly isDirty: ComputedRef<boolean>
  /** Raised whenever another graph has come into the editor. */
  readonly openings: Readonly<ShallowRef<number>>
  /** Puts another graph into the editor. Undo leads back, to the origin too. */
  open(graph: Graph, origin: Origin, label: string): void
  /** The open graph has been saved as it was. */
  markSaved(name: string, graph: Graph): void
  rename(name: string): void
}

/** Opening a graph as a step of the document's history. */
interface Crossing {
  readonly before: Graph
  readonly after: Graph
  left: Origin
  entered: Origin
}

/** Follows where the open graph comes from, through undo and redo of opening another one. */
export function createOrigins(document: GraphDocument, graph: Readonly<ShallowRef<Graph>>, opening: Origin): Origins {
  const current = shallowRef(opening)
  const openings = shallowRef(0)
  const crossings: Crossing[] = []

  document.onChange(({ graph: now, previous, origin }) => {
    if (origin === 'undo') {
      const crossing = crossings.find(({ before, after }) => before === now && after === previous)
      if (!crossing) return
      crossing.entered = current.value
      current.value = crossing.left
      openings.value++
    } else if (origin === 'redo') {
      const crossing = crossings.find(({ before, after }) => before === previous && after === now)
      if (!crossing) return
      crossing.left = current.value
      current.value = crossing.entered
      openings.value++
    }
  })

  return {
    current,
    openings,
    isDirty: computed(() => current.value.saved !== graph.value),
    open(opened, entered, label) {
      crossings.push({ before: document.toGraph(), after: opened, left: current.value, entered })
      current.value = entered
      document.replaceGraph(opened, label)
      openings.value++
    },
    markSaved(name, saved) {
      const key = current.value.name === name ? current.value.key : `saved ${name}`
      current.value = { ...current.value, key, name, saved }
    },
    rename: (name) => void (current.value = { ...current.value, key: `saved ${name}`, name }),
  }
}

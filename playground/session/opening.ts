import type { Catalogue } from '../../src/definition/catalogue.js'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { firstGraph, gallery, type GalleryGraph } from './gallery.js'
import type { GraphStore, RecoveryState } from './graph-store.js'
import type { Origin } from './origin.js'

/** What a session begins with. */
export interface Opening {
  readonly graph: Graph
  readonly origin: Origin
  /** The state of an earlier visit that it is; `null` for none. */
  readonly state: RecoveryState | null
}

/**
 * What was open before a reload or a crash, unless another gallery graph is asked for; else that one, else the first one of the gallery. What
 * cannot be read any more is passed over: it stays in the history.
 */
export async function chooseOpening(
  store: GraphStore,
  catalogue: Catalogue,
  tab: string,
  asked: string | null,
): Promise<Opening> {
  const entry = gallery.find(({ name }) => name === asked)
  const state = await store.lastState(tab).catch(() => undefined)
  const isMeant = state !== undefined && (entry === undefined || state.gallery === entry.name)
  return (isMeant ? openingOfState(state, catalogue) : null) ?? (await openingOfGallery(entry, catalogue))
}

function openingOfState(state: RecoveryState, catalogue: Catalogue): Opening | null {
  const { graph } = readGraph(state.text, catalogue)
  if (!graph) return null
  const { graph: key, name, gallery: from, isDirty } = state
  return { graph, origin: { key, name, gallery: from, saved: isDirty ? null : graph }, state }
}

async function openingOfGallery(asked: GalleryGraph | undefined, catalogue: Catalogue): Promise<Opening> {
  const entry = asked ?? gallery.find(({ name }) => name === firstGraph)
  const { graph = emptyGraph } = entry ? readGraph(await entry.load(), catalogue) : {}
  const name = entry?.name ?? null
  return { graph, origin: { key: `gallery ${name ?? ''}`, name: null, gallery: name, saved: graph }, state: null }
}

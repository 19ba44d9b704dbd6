import type { Catalogue } from '../../src/definition/catalogue.js'
import type { GraphDocument } from '../../src/editor/index.js'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import { writeGraph } from '../../src/graph/write.js'
import type { GalleryGraph } from './gallery.js'
import type { GraphStore, RecoveryState, SavedGraph } from './graph-store.js'
import type { Notices } from './notices.js'
import type { Origin, Origins } from './origin.js'
import { readFileText, readText } from './read-file.js'

export interface Files {
  /** Each gives whether a graph was opened; where not, a notice has said why and the open graph is as it was. */
  openNew(): void
  openGallery(entry: GalleryGraph): Promise<boolean>
  openSaved(name: string): Promise<boolean>
  openFile(file: File): Promise<boolean>
  openText(text: string, name: string): boolean
  openState(state: RecoveryState): boolean

  /** Saves under the name that the graph has; false where it has none. */
  save(): Promise<boolean>
  saveAs(name: string): Promise<boolean>
  rename(name: string): Promise<boolean>
  remove(name: string): Promise<void>
  list(): Promise<readonly SavedGraph[]>
  /** The open graph as the text of a file. */
  text(): string
}

interface FilesOptions {
  readonly document: GraphDocument
  readonly catalogue: Catalogue
  readonly store: GraphStore
  readonly origins: Origins
  readonly notices: Notices
  /** What the open graph is called. */
  title(): string
  /** The open graph has been saved. */
  onSaved(): Promise<void>
}

export const longestName = 100

/** Opens, saves and removes graphs. A graph is read completely before it takes the place of the open one. */
export function createFiles(options: FilesOptions): Files {
  const { document, catalogue, store, origins, notices } = options
  let nextNew = 1

  function open(graph: Graph, origin: Origin, title: string): true {
    const left = { graph: document.toGraph(), origin: origins.current.value, title: options.title() }
    const wasDirty = origins.isDirty.value
    origins.open(graph, origin, `open ${title}`)
    if (wasDirty) {
      notices.info(`The unsaved changes to ${left.title} are kept.`, [
        { label: `Back to ${left.title}`, act: () => void open(left.graph, left.origin, left.title) },
      ])
    }
    return true
  }

  function openText(text: string, name: string, origin?: Place, isSaved = true): boolean {
    const read = readText(text, name, catalogue)
    if ('graph' in read) {
      const from = origin ?? fresh(`file ${name}`)
      return open(read.graph, { ...from, saved: isSaved ? read.graph : null }, name)
    }
    notices.error(read.refusal)
    return false
  }

  async function attempt<T>(what: string, action: () => Promise<T>): Promise<T | null> {
    try {
      return await action()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notices.error(`${what} failed: ${reason}. Download the graph to keep it.`)
      return null
    }
  }

  async function saveAs(name: string): Promise<boolean> {
    const graph = document.toGraph()
    const text = writeGraph(graph, catalogue)
    const isDone = await attempt('Saving', async () => {
      await store.save({ name, text, savedAt: Date.now() })
      return true
    })
    if (!isDone) return false
    origins.markSaved(name, graph)
    await options.onSaved()
    return true
  }

  return {
    openNew() {
      const graph = { ...emptyGraph, seed: 42 }
      open(graph, { ...fresh(`new ${Date.now()}-${nextNew++}`), saved: graph }, 'a new graph')
    },
    async openGallery({ name, title, load }) {
      const text = await attempt('Opening', load)
      return text !== null && openText(text, title, { key: `gallery ${name}`, name: null, gallery: name })
    },
    async openSaved(name) {
      const saved = await attempt('Opening', () => store.load(name))
      return saved ? openText(saved.text, name, { key: `saved ${name}`, name, gallery: null }) : false
    },
    async openFile(file) {
      const read = await readFileText(file)
      if ('text' in read) return openText(read.text, file.name)
      notices.error(read.refusal)
      return false
    },
    openText: (text, name) => openText(text, name),
    openState: ({ graph: key, name, gallery, text, isDirty, title }) =>
      openText(text, title, { key, name, gallery }, !isDirty),

    async save() {
      const { name } = origins.current.value
      return name === null ? false : saveAs(name)
    },
    saveAs,
    async rename(name) {
      const before = origins.current.value.name
      if (before === null || before === name) return before === name || saveAs(name)
      const isDone = await attempt('Renaming', async () => {
        const saved = await store.load(before)
        await store.save({ name, text: saved?.text ?? writeGraph(document.toGraph(), catalogue), savedAt: Date.now() })
        await store.remove(before)
        return true
      })
      if (isDone) origins.rename(name)
      return isDone === true
    },
    async remove(name) {
      const removed = await attempt('Deleting', () => store.load(name))
      if (!removed) return
      await attempt('Deleting', () => store.remove(name))
      const putBack = () => void attempt('Restoring', () => store.save(removed))
      notices.info(`${name} was deleted.`, [{ label: 'Undo', act: putBack }])
    },
    list: async () => (await attempt('Listing the saved graphs', () => store.list())) ?? [],
    text: () => writeGraph(document.toGraph(), catalogue),
  }
}

type Place = Omit<Origin, 'saved'>

function fresh(key: string): Place {
  return { key, name: null, gallery: null }
}

import type { JsonValue } from '../../definition/json.js'
import type { FileReference } from '../../definition/params/file.js'
import type { ChosenFile } from '../../definition/source.js'
import type { GraphNode } from '../../graph/graph.js'

/** What an editor does with files that a person chooses; without it only name and hash are noted. */
export interface FileKeeping {
  /**
   * Keeps files on this machine, looks into them for a node, and gives the reference that its parameter is to have. With `addTo` images are
   * added to those of that archive.
   * @throws Error that says why they are not taken
   */
  keep(node: GraphNode, key: string, files: readonly ChosenFile[], addTo?: FileReference | null): Promise<JsonValue>
  /** Whether the bytes of a file are on this machine. */
  has(reference: FileReference): Promise<boolean>
  /** @throws Error where they are not */
  read(reference: FileReference): Promise<Uint8Array<ArrayBuffer>>
  /** Forgets a file that no node names any more. */
  forget(reference: FileReference): Promise<void>
}

/** The same for one parameter of one node. */
export interface ParamFiles extends Pick<FileKeeping, 'has' | 'read' | 'forget'> {
  keep(files: readonly ChosenFile[], addTo?: FileReference | null): Promise<JsonValue>
}

/** The keeping of files for one parameter of the node that `node` gives at the moment. */
export function filesOf(keeping: FileKeeping, node: () => GraphNode, key: string): ParamFiles {
  return {
    keep: (files, addTo) => keeping.keep(node(), key, files, addTo),
    has: (reference) => keeping.has(reference),
    read: (reference) => keeping.read(reference),
    forget: (reference) => keeping.forget(reference),
  }
}

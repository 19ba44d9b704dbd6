import type { JsonValue } from '../../definition/json.js'
import type { FileReference } from '../../definition/params/file.js'
import type { ChosenFile } from '../../definition/source.js'
import type { GraphNode } from '../../graph/graph.js'

/** What an editor does with files that a person chooses; without it only name and hash are noted. */
export interface FileKeeping {
  /**
   * Keeps files on this machine, looks into them for a node, and gives the reference that its parameter is to have.
   * @throws Error that says why they are not taken
   */
  keep(node: GraphNode, key: string, files: readonly ChosenFile[]): Promise<JsonValue>
  /** Whether the bytes of a file are on this machine. */
  has(reference: FileReference): Promise<boolean>
}

/** The same for one parameter of one node. */
export interface ParamFiles {
  keep(files: readonly ChosenFile[]): Promise<JsonValue>
  has(reference: FileReference): Promise<boolean>
}

/** The keeping of files for one parameter of the node that `node` gives at the moment. */
export function filesOf(keeping: FileKeeping, node: () => GraphNode, key: string): ParamFiles {
  return { keep: (files) => keeping.keep(node(), key, files), has: (reference) => keeping.has(reference) }
}

import type { FileReference } from '../../definition/params/file.js'
import type { FileStore } from '../../definition/source.js'

/** A file that is kept, without its bytes. */
export interface KeptFile extends FileReference {
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly keptAt: number
}

/** A store that takes files, by their hashes: the same content is kept once. */
export interface KeepingFileStore extends FileStore {
  /**
   * Keeps a file. What was kept before stays, whatever happens.
   * @throws Error in one sentence where it cannot: too large, no room left
   */
  keep(name: string, data: Blob): Promise<FileReference>
  has(reference: FileReference): Promise<boolean>
  list(): Promise<readonly KeptFile[]>
  remove(sha256: string): Promise<void>
}

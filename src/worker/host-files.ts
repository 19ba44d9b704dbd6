import { archiveOf, unpackArchive } from '../data/files/archive.js'
import { createBrowserFileStore } from '../data/files/browser-file-store.js'
import type { KeepingFileStore, KeptFile } from '../data/files/keeping-file-store.js'
import { createMemoryFileStore } from '../data/files/memory-file-store.js'
import { readUserFile } from '../data/files/read-user-file.js'
import { checkClasses, isImagePath } from '../data/images/image-paths.js'
import type { Catalogue } from '../definition/catalogue.js'
import type { JsonObject } from '../definition/json.js'
import type { FileReference } from '../definition/params/file.js'
import type { ChosenFile, FileStore, Inspected } from '../definition/source.js'
import { readParamValues } from '../graph/param-values.js'
import { EngineError } from './protocol.js'

/** Where files are by default: in the browser's database, elsewhere in memory. */
export function createHostFileStore(): KeepingFileStore {
  return 'indexedDB' in globalThis ? createBrowserFileStore() : createMemoryFileStore()
}

/** The user's files, and what sources find in them. All of it happens beside the page, however large they are. */
export class HostFiles {
  readonly store: FileStore & Partial<KeepingFileStore>
  readonly #catalogue: Catalogue

  constructor(catalogue: Catalogue, store: FileStore & Partial<KeepingFileStore> = createHostFileStore()) {
    this.#catalogue = catalogue
    this.store = store
  }

  /** Keeps one file; a folder, or several files, as the archive of their images, together with those of the archive `addTo`. */
  async keep(
    files: readonly ChosenFile[],
    isFolder: boolean,
    addTo: FileReference | null = null,
  ): Promise<FileReference> {
    const { keep } = this.store
    if (!keep) throw new EngineError('files: expected a store that keeps files, received one that only finds them')
    const [first, ...others] = files
    if (!first) throw new EngineError('files: expected a file, received none')
    if (isFolder) {
      const all = addTo ? [...(await this.#unpack(addTo, first.path.split('/')[0] ?? '')), ...files] : files
      checkClasses(all.map(({ path }) => path))
      const { name, data } = await archiveOf(all, isImagePath)
      return keep(name, data)
    }
    if (others.length > 0) throw new EngineError(`files: expected one file, received ${files.length}`)
    return keep(first.path.split('/').at(-1) ?? first.path, first.data)
  }

  async has(reference: FileReference): Promise<boolean> {
    return this.store.has ? this.store.has(reference) : (await this.store.find(reference)) !== null
  }

  /** @throws NodeError where it is not there, or has changed */
  read(reference: FileReference): Promise<Uint8Array<ArrayBuffer>> {
    return readUserFile({ files: this.store }, reference)
  }

  /** The images of an archive as those of a folder of this name. */
  async #unpack(archive: FileReference, folder: string): Promise<readonly ChosenFile[]> {
    const images = await unpackArchive(await this.read(archive), isImagePath)
    return images.map(({ path, data }) => ({ path: `${folder}/${path}`, data: new Blob([data]) }))
  }

  async list(): Promise<readonly KeptFile[]> {
    return (await this.store.list?.()) ?? []
  }

  async remove(sha256: string): Promise<null> {
    await this.store.remove?.(sha256)
    return null
  }

  /** What the source of this type finds in the file that its parameters name. @throws NodeError that says what is wrong with it */
  async inspect(type: string, params: JsonObject): Promise<Inspected> {
    const definition = this.#catalogue.nodes.get(type)
    const inspection = definition?.source?.inspection
    if (!definition || !inspection) throw new EngineError(`expected a source that reads a file, received ${type}`)
    const { values } = readParamValues(definition, params, this.#catalogue)
    return inspection.inspect(values, { files: this.store })
  }
}

import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { FileReference } from '../definition/params/file.js'
import type { FileStore } from '../definition/source.js'
import { largestFile } from '../data/files/file-limits.js'
import { sha256Of } from '../data/files/hash.js'
import { packFolder } from './pack-folder.js'

/**
 * Finds a file by its name in folders, the first one first: the one whose content is meant, else one that bears the name, for a message
 * that says so. A reference to `pets.zip` is also met by a folder `pets` with the images.
 */
export function createFolderFileStore(folders: readonly string[]): FileStore {
  const places = [...new Set(folders.map((folder) => resolve(folder)))]
  return {
    async find(reference) {
      let other: Uint8Array | null = null
      for (const folder of places) {
        for (const bytes of await candidates(folder, reference)) {
          if ((await sha256Of(bytes)) === reference.sha256) return bytes
          other ??= bytes
        }
      }
      return other
    },
  }
}

async function candidates(folder: string, { name }: FileReference): Promise<Uint8Array<ArrayBuffer>[]> {
  // A name from a graph must not lead out of the folder.
  const path = join(folder, basename(name))
  const found: Uint8Array<ArrayBuffer>[] = []
  const file = await stat(path).catch(() => null)
  if (file?.isFile() && file.size <= largestFile) found.push(new Uint8Array(await readFile(path)))
  const unpacked = path.replace(/\.zip$/, '')
  if (unpacked !== path && (await stat(unpacked).catch(() => null))?.isDirectory())
    found.push(await packFolder(unpacked))
  return found
}

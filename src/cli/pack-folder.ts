import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { packArchive } from '../data/files/archive.js'
import { isImagePath } from '../data/images/image-paths.js'

/** The archive that a page keeps for a folder of images, to the byte. */
export async function packFolder(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isImagePath)
  const files = paths.map(async (path) => ({ path, data: new Uint8Array(await readFile(join(folder, path))) }))
  return packArchive(await Promise.all(files))
}

import type { ChosenFile } from '../../definition/source.js'
import { checkFileSize, formatSize } from './file-limits.js'

/** A file in an archive, by its path in it. */
export interface ArchivedFile {
  readonly path: string
  readonly data: Uint8Array<ArrayBuffer>
}

/** Unpacked, an archive may be so large: more than it, since images are packed as they are. */
const largestContents = 512 * 1024 * 1024

/** An archive begins as a date does that every time zone writes alike: equal files give equal bytes, and so one hash. */
const packedAt = new Date(1980, 0, 1)

/** The files as one ZIP archive: the same one for the same files in any order. Nothing is compressed, since images are already. */
export async function packArchive(files: readonly ArchivedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import('fflate')
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return zipSync(Object.fromEntries(sorted.map(({ path, data }) => [path, data])), { level: 0, mtime: packedAt })
}

/**
 * The files of a ZIP archive that are asked for, in the order of their paths.
 * @throws Error for what is no such archive, or too large
 */
export async function unpackArchive(
  bytes: Uint8Array<ArrayBuffer>,
  isWanted: (path: string) => boolean,
): Promise<readonly ArchivedFile[]> {
  const { unzipSync } = await import('fflate')
  let size = 0
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    if (!isWanted(name)) return false
    size += originalSize
    if (size > largestContents)
      throw new Error(`an archive: expected at most ${formatSize(largestContents)} in it, received more`)
    return true
  }
  const unpacked = unzip(() => unzipSync(bytes, { filter }))
  return Object.entries(unpacked)
    .map(([path, data]) => ({ path, data: new Uint8Array(data) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function unzip<T>(unpack: () => T): T {
  try {
    return unpack()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (reason.startsWith('an archive:')) throw error
    throw new Error(`expected a ZIP archive, received other bytes (${reason})`, { cause: error })
  }
}

/** What is kept for a folder or several files: the archive of those that are wanted, or the only one if it is an archive already. */
export async function archiveOf(
  files: readonly ChosenFile[],
  isWanted: (path: string) => boolean,
): Promise<{ readonly name: string; readonly data: Blob }> {
  const [first, ...others] = files
  if (first && others.length === 0 && /\.zip$/i.test(first.path)) return { name: nameOf(first.path), data: first.data }
  const wanted = files.filter(({ path }) => isWanted(path))
  const root = commonRoot(wanted.map(({ path }) => path))
  const name = `${root ?? 'images'}.zip`
  checkFileSize(
    name,
    wanted.reduce((sum, { data }) => sum + data.size, 0),
  )
  const read = wanted.map(async ({ path, data }) => ({
    path: root === null ? path : path.slice(root.length + 1),
    data: new Uint8Array(await data.arrayBuffer()),
  }))
  return { name, data: new Blob([await packArchive(await Promise.all(read))]) }
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path
}

/** The one folder that was chosen: it is no class, but holds them; `null` where folders or files beside each other were chosen. */
function commonRoot(paths: readonly string[]): string | null {
  const [root] = paths[0]?.split('/') ?? []
  return root !== undefined && paths.every((path) => path.startsWith(`${root}/`)) ? root : null
}

import type { ChosenFile } from '../../definition/source.js'

/** The files of a file input; those of a folder with their paths in it. */
export function filesOfInput({ files }: HTMLInputElement): readonly ChosenFile[] {
  return Array.from(files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, data: file }))
}

/**
 * The files that were dropped, with all that is in dropped folders; an empty folder is an empty file whose path ends with a slash. It must be called while the event is handled: a moment later the
 * browser has forgotten what was dropped.
 */
export function filesOfDrop({ items }: DataTransfer): Promise<readonly ChosenFile[]> {
  const dropped = Array.from(items).map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  // What a page has made itself is a file without an entry.
  const files = dropped.flatMap((each) => (each instanceof File ? [{ path: each.name, data: each }] : []))
  const entries = dropped.flatMap((each) => (each instanceof File ? [] : (each ?? [])))
  return readEntries(entries).then((read) => [...files, ...read])
}

async function readEntries(entries: readonly FileSystemEntry[]): Promise<readonly ChosenFile[]> {
  const files: ChosenFile[] = []
  const open = [...entries].reverse()
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (isFile(entry)) files.push({ path: pathOf(entry), data: await readFile(entry) })
    else if (isFolder(entry)) {
      const inside = await readFolder(entry)
      if (inside.length === 0) files.push({ path: `${pathOf(entry)}/`, data: new Blob() })
      open.push(...inside.toReversed())
    }
  }
  return files
}

function pathOf({ fullPath }: FileSystemEntry): string {
  return fullPath.replace(/^\//, '')
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A folder hands out its entries a hundred at a time. */
async function readFolder(entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = entry.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

import type { FileReference } from '../../definition/params/file.js'
import { checkFileSize } from './file-limits.js'
import { sha256Of } from './hash.js'
import type { KeepingFileStore, KeptFile } from './keeping-file-store.js'

/** Keeps files as long as the thread lives: for tests, and where a browser keeps nothing. */
export function createMemoryFileStore(): KeepingFileStore {
  const kept = new Map<string, KeptFile & { readonly data: Uint8Array }>()
  return {
    async keep(name: string, blob: Blob): Promise<FileReference> {
      checkFileSize(name, blob.size)
      const data = new Uint8Array(await blob.arrayBuffer())
      const sha256 = await sha256Of(data)
      kept.set(sha256, { name, sha256, bytes: data.length, keptAt: Date.now(), data })
      return { name, sha256 }
    },
    find: ({ sha256 }) => Promise.resolve(kept.get(sha256)?.data ?? null),
    has: ({ sha256 }) => Promise.resolve(kept.has(sha256)),
    list: () =>
      Promise.resolve([...kept.values()].map(({ name, sha256, bytes, keptAt }) => ({ name, sha256, bytes, keptAt }))),
    remove: (sha256) => Promise.resolve(void kept.delete(sha256)),
  }
}

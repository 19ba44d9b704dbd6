const mebibyte = 1024 * 1024

/** Files beyond this size are refused: a file and what is read from it lie in memory as a whole, several times over while it is read. */
export const largestFile = 128 * mebibyte

/** A size for a message: `3.2 MiB`. */
export function formatSize(bytes: number): string {
  return bytes < mebibyte / 10 ? `${bytes} bytes` : `${Number((bytes / mebibyte).toFixed(1))} MiB`
}

/** @throws Error for a file that is too large */
export function checkFileSize(name: string, bytes: number): void {
  if (bytes <= largestFile) return
  const expected = `at most ${formatSize(largestFile)}, since it is held in memory as a whole`
  throw new Error(`${name}: expected ${expected}, received ${formatSize(bytes)}`)
}

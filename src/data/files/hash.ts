/** SHA-256 in hexadecimal. @throws Error where the environment has none: a page that was not opened over https or from localhost */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = globalThis.crypto as Partial<Crypto>
  if (!subtle) throw new Error('files: expected a page opened over https or from localhost, which may compute hashes')
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A hash as it stands in a message. */
export function shortHash(sha256: string): string {
  return `sha256 ${sha256.slice(0, 8)}…`
}

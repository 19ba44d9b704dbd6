import type { SourceInUse } from '../engine/source-batches.js'
import { giveWay } from '../engine/give-way.js'

/** Examples that are hashed at once. */
const portion = 512

/**
 * SHA-256 in hexadecimal of what each source brings, by path: of the digests of its portions, port by port. Empty where the page has no
 * `crypto.subtle` (it is served without https).
 */
export async function hashSources(
  sources: readonly SourceInUse[],
  signal?: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  if (!('subtle' in crypto)) return {}
  const { subtle } = crypto
  const hashes: Record<string, string> = {}
  for (const { node, data } of sources) {
    const digests: Uint8Array<ArrayBuffer>[] = []
    for (let start = 0; start < data.examples; start += portion) {
      signal?.throwIfAborted()
      const indices = Array.from({ length: Math.min(portion, data.examples - start) }, (_, index) => start + index)
      for (const [port, tensor] of Object.entries(data.batch(indices))) {
        digests.push(new TextEncoder().encode(`${port} ${tensor.dtype} ${tensor.shape.join()}`))
        digests.push(new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from(bytesOf(tensor.data)))))
      }
      await giveWay()
    }
    hashes[node.path] = toHexadecimal(new Uint8Array(await subtle.digest('SHA-256', join(digests))))
  }
  return hashes
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

function toHexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

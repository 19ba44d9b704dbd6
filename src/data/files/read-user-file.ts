import type { FileReference } from '../../definition/params/file.js'
import { NodeError, problem } from '../../definition/problem.js'
import type { SourceContext } from '../../definition/source.js'
import { formatSize, largestFile } from './file-limits.js'
import { sha256Of, shortHash } from './hash.js'

/**
 * The bytes that a reference means.
 * @throws NodeError at `file` where they are not on this machine, are too many, or are those of a file that changed
 */
export async function readUserFile(
  { files }: SourceContext,
  reference: FileReference | null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!reference) throw refuse('a file', 'none')
  const { name, sha256 } = reference
  const expected = `${name} (${shortHash(sha256)})`
  const found = await files.find(reference)
  if (!found) throw refuse(expected, 'nothing: choose it again')
  if (found.length > largestFile) {
    throw refuse(`at most ${formatSize(largestFile)}, since it is held in memory as a whole`, formatSize(found.length))
  }
  const bytes = new Uint8Array(found)
  const received = await sha256Of(bytes)
  if (received !== sha256)
    throw refuse(expected, `a file of that name that has changed (${shortHash(received)}): choose it again`)
  return bytes
}

function refuse(expected: string, received: string): NodeError {
  return new NodeError(null, problem('missing', 'file', expected, received))
}

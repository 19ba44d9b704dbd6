import { NodeError, problem } from '../../definition/problem.js'
import type { ArchivedFile } from '../files/archive.js'
import type { Pixels } from './pixels.js'

/**
 * Decodes an image, upright and on white paper: by the browser, which takes all formats that it can show, elsewhere PNG and JPEG by
 * libraries. Decoders may differ by a level or two in JPEG.
 * @throws NodeError at `file` with the name of the image
 */
export async function decodeImage({ path, data }: ArchivedFile): Promise<Pixels> {
  const hasCanvas = 'createImageBitmap' in globalThis && 'OffscreenCanvas' in globalThis
  try {
    if (hasCanvas) return await (await import('./decode-by-browser.js')).decodeByBrowser(data)
    return await (await import('./decode-by-libraries.js')).decodeByLibraries(data)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new NodeError(null, problem('format', 'file', `an image in ${path}`, reason), { cause: error })
  }
}

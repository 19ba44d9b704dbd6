import { NodeError, problem } from '../../definition/problem.js'

/** What images are called that browsers decode. */
const imageName = /\.(png|jpe?g|gif|webp|avif|bmp)$/i

/** As in a file input. */
export const acceptedImages = '.zip,.png,.jpg,.jpeg,.gif,.webp,.avif,.bmp'

/** Whether a path in a folder or archive is that of an image: hidden files and those of macOS beside them are none. */
export function isImagePath(path: string): boolean {
  return imageName.test(path) && !isHidden(path)
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
}

/** The class of an image: the folder that it lies in; an empty text for none. */
export function classOfPath(path: string): string {
  return path.split('/').at(-2) ?? ''
}

/**
 * Looks for a class without images: a folder that has none, not even in a folder of its own. Of an empty folder the path ends with a slash.
 * @throws NodeError at `file` with the folder
 */
export function checkClasses(paths: readonly string[]): void {
  const folders = (path: string) =>
    path
      .split('/')
      .slice(0, -1)
      .map((_part, depth, parts) => parts.slice(0, depth + 1).join('/'))
  const withImages = new Set(paths.filter(isImagePath).flatMap(folders))
  if (withImages.size === 0) return
  const empty = paths
    .filter((path) => !isHidden(path))
    .flatMap((path) => folders(path).filter((each) => !withImages.has(each)))
  if (empty[0] === undefined) return
  const received = `none in ${empty[0]}: add some, or take the folder away`
  throw new NodeError(null, problem('missing', 'file', 'images in each folder, which is a class', received))
}

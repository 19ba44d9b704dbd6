/** What images are called that browsers decode. */
const imageName = /\.(png|jpe?g|gif|webp|avif|bmp)$/i

/** As in a file input. */
export const acceptedImages = '.zip,.png,.jpg,.jpeg,.gif,.webp,.avif,.bmp'

/** Whether a path in a folder or archive is that of an image: hidden files and those of macOS beside them are none. */
export function isImagePath(path: string): boolean {
  return imageName.test(path) && !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
}

/** The class of an image: the folder that it lies in; an empty text for none. */
export function classOfPath(path: string): string {
  return path.split('/').at(-2) ?? ''
}

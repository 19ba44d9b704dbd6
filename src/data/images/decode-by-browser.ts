import { checkPixels, onPaper, type Pixels } from './pixels.js'

/** Decodes what the browser can show. @throws Error for what it cannot */
export async function decodeByBrowser(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const bitmap = await createImageBitmap(new Blob([bytes]), {
    imageOrientation: 'from-image',
    colorSpaceConversion: 'none',
  }).catch(() => {
    throw new Error('bytes that this browser cannot decode')
  })
  try {
    const { width, height } = bitmap
    checkPixels(width, height)
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('a browser without a canvas to decode with')
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    context.drawImage(bitmap, 0, 0)
    return onPaper(context.getImageData(0, 0, width, height).data, width, height)
  } finally {
    bitmap.close()
  }
}

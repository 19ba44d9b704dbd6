/** Snapshots are squares of this side, in pixels: enough for networks that are trained in a page, and small to keep. */
const side = 224

/**
 * Turns the camera on, after the browser has asked.
 * @throws Error in one sentence: no permission, no camera, one that another program uses
 */
export async function openCamera(): Promise<MediaStream> {
  // Absent in a page that was opened neither over https nor from localhost, whatever the types say.
  const devices = (navigator as Partial<Navigator>).mediaDevices
  if (!devices) throw new Error('camera: expected a page opened over https or from localhost, received another')
  return devices.getUserMedia({ video: { width: { ideal: 640 }, height: { ideal: 480 } } }).catch((error: unknown) => {
    throw new Error(`camera: ${explainCameraError(error instanceof DOMException ? error.name : String(error))}`, {
      cause: error,
    })
  })
}

function explainCameraError(name: string): string {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'expected your permission to use it, received a refusal: allow it for this page in the browser'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'expected one at this machine, received none'
    case 'NotReadableError':
    case 'AbortError':
      return 'expected one that no other program uses, received one that does not start'
    default:
      return `expected pictures, received ${name}`
  }
}

/** Turns the camera off. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The middle of what the camera shows, as a PNG: no decoder reads that otherwise than another. */
export async function takeSnapshot(video: HTMLVideoElement): Promise<Blob> {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) throw new Error('camera: expected a picture, received none yet')
  const canvas = new OffscreenCanvas(side, side)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('camera: expected a browser with a canvas, received none')
  const seen = Math.min(width, height)
  context.drawImage(video, (width - seen) / 2, (height - seen) / 2, seen, seen, 0, 0, side, side)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** A class as the name of a folder; `null` for a text that is none. */
export function toClassName(text: string): string | null {
  const name = text.trim()
  return name === '' || name.length > 64 || name.startsWith('.') || /[/\\]/.test(name) ? null : name
}

import { isJsonList, isJsonObject, type JsonValue } from '../../definition/json.js'
import { NodeError, problem } from '../../definition/problem.js'
import type { ContentsFormat } from '../../definition/params/file.js'
import type { ImagesSummary } from '../../definition/summary.js'
import { type ArchivedFile, unpackArchive } from '../files/archive.js'
import { decodeImage } from './decode-image.js'
import { checkClasses, classOfPath, isImagePath } from './image-paths.js'
import { formatImage } from './resize-pixels.js'

/** A class of images: the folder that they lie in. */
export interface ImageClass {
  readonly name: string
  readonly images: number
}

/** What an archive of images tells of itself. Images that lie in no folder have one class without a name. */
export interface ImageContents {
  /** In the order of their names. */
  readonly classes: readonly ImageClass[]
}

const mostClasses = 10_000

export const imageContents: ContentsFormat<ImageContents> = {
  expected: '{ classes: [{ name, images }] } of a folder of images',
  read(value) {
    if (!isJsonObject(value) || Object.keys(value).length !== 1) return null
    const { classes } = value
    if (!isJsonList(classes) || classes.length > mostClasses) return null
    const read = classes.flatMap((each) => readClass(each) ?? [])
    return read.length === classes.length && new Set(read.map(({ name }) => name)).size === read.length
      ? { classes: read }
      : null
  },
  schema: {
    type: 'object',
    properties: {
      classes: {
        type: 'array',
        maxItems: mostClasses,
        items: {
          type: 'object',
          properties: { name: { type: 'string' }, images: { type: 'integer', minimum: 1 } },
          required: ['name', 'images'],
          additionalProperties: false,
        },
      },
    },
    required: ['classes'],
    additionalProperties: false,
  },
}

function readClass(value: JsonValue): ImageClass | null {
  if (!isJsonObject(value) || Object.keys(value).length !== 2) return null
  const { name, images } = value
  const isCount = typeof images === 'number' && Number.isSafeInteger(images) && images >= 1
  return typeof name === 'string' && isCount ? { name, images } : null
}

/** The images of an archive, those of a class side by side. @throws NodeError at `file` for an archive without any */
export async function readImages(bytes: Uint8Array<ArrayBuffer>): Promise<readonly ArchivedFile[]> {
  const paths: string[] = []
  const isWanted = (path: string) => paths.push(path) > 0 && isImagePath(path)
  const images = await unpackArchive(bytes, isWanted).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new NodeError(null, problem('format', 'file', 'a folder or a ZIP archive of images', reason), {
      cause: error,
    })
  })
  checkClasses(paths)
  const [stray, ...others] = images.filter(({ path }) => classOfPath(path) === '')
  if (stray && others.length + 1 < images.length) {
    const received = `${stray.path} beside the folders`
    throw new NodeError(null, problem('format', 'file', 'each image in a folder, its class', received))
  }
  if (images.length > 0) return images
  throw new NodeError(null, problem('missing', 'file', 'images (PNG, JPEG, ...)', 'none'))
}

/** So many images are shown. */
const previewed = 24
const previewSize = 48

/** Finds out which classes an archive has, and shows some of each. @throws NodeError at `file` */
export async function inspectImages(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ readonly contents: ImageContents; readonly preview: ImagesSummary }> {
  const images = await readImages(bytes)
  const byClass = new Map<string, ArchivedFile[]>()
  for (const image of images) {
    const name = classOfPath(image.path)
    const others = byClass.get(name)
    if (others) others.push(image)
    else byClass.set(name, [image])
  }
  const names = [...byClass.keys()].sort()
  const each = Math.max(1, Math.floor(previewed / names.length))
  const shown = names.flatMap((name) => byClass.get(name)?.slice(0, each) ?? []).slice(0, previewed)
  const pictures = []
  for (const image of shown) {
    const format = { size: [previewSize, previewSize], colorMode: 'rgb', interpolation: 'bilinear' } as const
    pictures.push({ pixels: formatImage(await decodeImage(image), format), label: classOfPath(image.path) })
  }
  return {
    contents: { classes: names.map((name) => ({ name, images: byClass.get(name)?.length ?? 0 })) },
    preview: {
      kind: 'images',
      height: previewSize,
      width: previewSize,
      channels: 3,
      images: pictures,
      range: [0, 255],
    },
  }
}

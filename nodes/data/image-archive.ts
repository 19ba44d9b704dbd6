import { readUserFile } from '../../src/data/files/read-user-file.js'
import { imageContents, inspectImages } from '../../src/data/images/image-contents.js'
import { imageExamples } from '../../src/data/images/image-examples.js'
import { acceptedImages } from '../../src/data/images/image-paths.js'
import type { Values } from '../../src/definition/param.js'
import { choice, file, tuple } from '../../src/definition/params/index.js'
import { type Finding, hint, problem } from '../../src/definition/problem.js'
import type { Source } from '../../src/definition/source.js'
import { sampleParams } from './sample-source.js'

/** Decoded images are kept as bytes; more than so many are refused. */
const mostBytes = 2 ** 30

/** What both nodes put out that read images of the user's. */
export const imageOutputs = {
  image: { kind: 'tensor', doc: '`[batch, height, width, channels]`, float32: 0 to 255.' },
  label: { kind: 'tensor', doc: '`[batch]`, int32: the class, from 0 in the order of the names.' },
} as const

/** An archive of images in folders, and how they become tensors. */
export function imageParams(doc: string, hasCamera: boolean) {
  return {
    file: file({
      accept: acceptedImages,
      isFolder: true,
      hasCamera,
      contents: imageContents,
      label: hasCamera ? 'Snapshots' : 'Folder',
      keras: null,
      doc,
    }),
    size: tuple({
      default: [64, 64],
      length: 2,
      min: 1,
      max: 4096,
      keras: 'image_size',
      doc: 'Height and width that each image is brought to. Keras takes 256 by 256, which is much for a first network.',
    }),
    colorMode: choice({
      default: 'rgb',
      options: { rgb: 'red, green, blue', grayscale: 'grey' },
      doc: 'Whether an image has three channels or one.',
    }),
    interpolation: choice({
      default: 'bilinear',
      options: { bilinear: 'bilinear', nearest: 'nearest', area: 'mean of the area' },
      isAdvanced: true,
      doc: 'How an image is brought to the size. The mean of the area skips nothing of large photos; Keras does not have it.',
    }),
    shuffle: {
      ...sampleParams.shuffle,
      default: true,
      doc: 'Whether the images come in a mixed order, always the same; otherwise class by class, so that a part of them lacks classes.',
    },
  }
}

type ImageParams = ReturnType<typeof imageParams>

export const imageSource: Source<ImageParams> = {
  types: (given) => ({
    image: { dtype: 'float32', shape: ['batch', ...given.size, given.colorMode === 'rgb' ? 3 : 1] },
    label: hasClasses(given) ? { dtype: 'int32', shape: ['batch'] } : null,
  }),
  load: async (given, context) => {
    const contents = given.file?.contents ?? { classes: [] }
    const [height = 1, width = 1] = given.size
    const { colorMode, interpolation, shuffle } = given
    const format = { size: [height, width], colorMode, interpolation } as const
    return imageExamples(await readUserFile(context, given.file), contents, format, shuffle)
  },
  inspection: {
    param: 'file',
    isCurrent: (given) => given.file === null || given.file.contents !== undefined,
    inspect: async (given, context) => {
      const { contents, preview } = await inspectImages(await readUserFile(context, given.file))
      return { contents: { classes: contents.classes.map((each) => ({ ...each })) }, preview }
    },
  },
}

function hasClasses({ file: chosen }: Values<ImageParams>): boolean {
  const classes = chosen?.contents?.classes ?? []
  return classes.length > 1 || classes[0]?.name !== ''
}

/** What is to be said of images that were looked into. */
export function* checkImages(given: Values<ImageParams>): Iterable<Finding> {
  const contents = given.file?.contents
  if (!contents) return
  const count = contents.classes.reduce((sum, { images }) => sum + images, 0)
  const [height = 1, width = 1] = given.size
  const bytes = count * height * width * (given.colorMode === 'rgb' ? 3 : 1)
  if (bytes > mostBytes) {
    yield problem('size', 'params.size', `${count} images of ${mostBytes} bytes together at most`, `${bytes}`)
  }
  const [first, ...others] = contents.classes
  if (first?.name === '')
    yield hint('params.file', 'a folder for each class', 'images without folders: there is no label')
  else if (first && others.length === 0)
    yield hint('params.file', 'folders of two classes or more', `only ${first.name}`)
}

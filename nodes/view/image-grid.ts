import { defineNode, type ViewInput } from '../../src/definition/node.js'
import { choice, integer } from '../../src/definition/params/index.js'
import type { ImagesSummary } from '../../src/definition/summary.js'
import type { TensorData } from '../../src/operations/types.js'
import { elementAt, spreadIndices } from './cut.js'

/** No side of a shown picture is longer; of larger ones every so many-th pixel is taken. */
const greatestSide = 256

type Range = 'auto' | 'unit' | 'byte'
type Channels = 'auto' | 'apart'

export const imageGrid = defineNode({
  type: 'ImageGrid',
  label: 'Image grid',
  category: 'view',
  doc: {
    summary: 'The first images of a batch.',
    use: 'One channel is grey, three are red, green and blue; of any other number each channel is a picture of its own: behind a convolution one sees what each of its filters finds.',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['float32', 'int32', 'bool'],
      rank: { min: 2, max: 4 },
      doc: '`[batch, height, width, channels]`, `[batch, height, width]` or `[height, width]`.',
    },
    labels: { kind: 'tensor', dtypes: ['int32'], isOptional: true, doc: '`[batch]`: a number under each image.' },
  },
  outputs: {},
  params: {
    images: integer({ default: 16, min: 1, max: 256, keras: null, doc: 'How many pictures are shown at most.' }),
    range: choice<Range>({
      default: 'auto',
      keras: null,
      options: { auto: 'least to greatest', unit: '0 to 1', byte: '0 to 255' },
      doc: 'Which values become black and white.',
    }),
    channels: choice<Channels>({
      default: 'auto',
      keras: null,
      options: { auto: 'three as colours', apart: 'each a picture' },
      doc: 'Whether three channels are the colours of one picture, or three pictures, as of three filters.',
    }),
  },
  view: {
    summarize: ({ x, labels }, { images, range, channels }) =>
      summarizeImages(x?.[0]?.tensor ?? null, labels?.[0] ?? null, { limit: images, range, channels }),
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

interface Pictures {
  /** How many at most. */
  readonly limit: number
  readonly range: Range
  /** By default `auto`. */
  readonly channels?: Channels
}

/** The pictures as bytes, none larger than 256 by 256. */
export function summarizeImages(
  x: TensorData | null,
  labels: ViewInput | null,
  { limit, range, channels: shown = 'auto' }: Pictures,
): ImagesSummary {
  const [batch, height, width, depth] = imageShape(x?.shape ?? [])
  const isColour = depth === 3 && shown === 'auto'
  const channels = isColour ? 3 : 1
  const perExample = isColour ? 1 : depth
  const rows = spreadIndices(height, greatestSide)
  const columns = spreadIndices(width, greatestSide)
  const bounds = range === 'auto' ? extremes(x) : ([0, range === 'unit' ? 1 : 255] as const)
  const count = x === null || height * width === 0 ? 0 : Math.min(batch * perExample, limit)
  const images = Array.from({ length: count }, (_, picture) => {
    const example = Math.floor(picture / perExample)
    const first = example * height * width * depth + (picture % perExample)
    const pixels = new Uint8Array(rows.length * columns.length * channels)
    let at = 0
    for (const row of rows) {
      for (const column of columns) {
        const pixel = first + (row * width + column) * depth
        for (let channel = 0; channel < channels; channel++) {
          pixels[at++] = x === null ? 0 : toByte(elementAt(x, pixel + channel), bounds)
        }
      }
    }
    return { pixels, ...labelOf(labels, example, perExample > 1 ? picture % perExample : null) }
  })
  return { kind: 'images', height: rows.length, width: columns.length, channels, images, range: bounds }
}

type ImageShape = readonly [batch: number, height: number, width: number, channels: number]

function imageShape(shape: readonly number[]): ImageShape {
  const [a = 0, b = 0, c = 0, d = 1] = shape
  return shape.length === 2 ? [1, a, b, 1] : [a, b, c, d]
}

function labelOf(labels: ViewInput | null, example: number, channel: number | null): { readonly label?: string } {
  const number = labels === null ? NaN : elementAt(labels.tensor, example)
  const parts = [Number.isFinite(number) ? String(number) : null, channel === null ? null : `channel ${channel}`]
  const label = parts.filter((part) => part !== null).join(', ')
  return label === '' ? {} : { label }
}

/** The least and the greatest finite value; 0 and 1 where there is none. */
function extremes(x: TensorData | null): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const value of x?.data ?? []) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : [0, 1]
}

/** NaN is black; where all values are equal they are grey unless the value is 0. */
function toByte(value: number, [low, high]: readonly [number, number]): number {
  if (Number.isNaN(value)) return 0
  if (low === high) return value === 0 ? 0 : 128
  return Math.round(255 * Math.min(1, Math.max(0, (value - low) / (high - low))))
}

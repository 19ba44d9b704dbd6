import {
  channelsLastShape,
  dataFormat,
  fromChannelsLast,
  spatialPort,
  toChannelsLast,
  type DataFormat,
} from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { choice, number } from '../../src/definition/params/index.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { AffineMap, AffineOptions, FillMode } from '../../src/operations/image/affine-transform.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape, isKnownShape } from '../../src/operations/size.js'
import type { TensorType } from '../../src/operations/types.js'

/** Images in, as many and as large images out. */
export const imagePorts = {
  inputs: { x: spatialPort(2) },
  outputs: { y: { kind: 'tensor', doc: 'As x: `[batch, height, width, channels]`.' }, layer: layerOutput },
} as const

/** How pixels are found that lie between those of the image, or beyond its edges. */
export const transformationParams = {
  fillMode: choice<FillMode>({
    default: 'reflect',
    options: { reflect: 'mirrored', constant: 'one value', wrap: 'other side', nearest: 'edge' },
    doc: 'What stands beyond the edges: the image mirrored (d c b a | a b c d | d c b a), the fill value, the opposite side (a b c d | a b c d), or the pixel at the edge.',
  }),
  interpolation: choice({
    default: 'bilinear',
    options: { bilinear: 'bilinear', nearest: 'nearest' },
    isAdvanced: true,
    doc: 'What stands between pixels: their weighted mean, or the nearest of them.',
  }),
  fillValue: number({ default: 0, isAdvanced: true, doc: 'What stands beyond the edges where one value does.' }),
  dataFormat,
  mode: layerParams.mode,
}

/** What a transformation must know of its images. */
export function* checkSize({ shape }: TensorType, format: DataFormat): Iterable<Finding> {
  const size = channelsLastShape(shape, format).slice(1, -1)
  if (isKnownShape(size)) return
  yield problem('shape', 'x', 'a known height and width, which the transformation depends on', formatShape(size))
}

/** A map of the images; it is asked for in training only, with their height and width. */
type MapOf<V> = (x: V, size: { readonly height: number; readonly width: number }) => AffineMap<V>

/** The images, in training each of them transformed by the map that was drawn for it. */
export function transformRandomly<V>(
  ops: Ops<V>,
  x: V,
  params: AffineOptions & { readonly dataFormat: DataFormat },
  draw: MapOf<V>,
): V {
  if (ops.mode === 'inference') return x
  const images = toChannelsLast(ops, x, params.dataFormat)
  const [, height, width] = ops.shapeOf(images)
  const map = draw(images, { height: Number(height), width: Number(width) })
  return fromChannelsLast(ops, ops.affineTransform(images, map, params), params.dataFormat)
}

/** For documentation: an image of two by two pixels, which inference leaves as it is. */
export const unchanged = [
  {
    inputs: {
      x: [
        [
          [[1], [2]],
          [[3], [4]],
        ],
      ],
    },
    outputs: {
      y: [
        [
          [[1], [2]],
          [[3], [4]],
        ],
      ],
    },
    source: 'definition, in inference',
  },
]

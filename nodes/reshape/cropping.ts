import {
  alongFirstAxis,
  channelsLastShape,
  dataFormat,
  firstSpatialAxis,
  spaceNames,
  spatialPort,
  type SpatialRank,
} from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { type Sides, sides } from '../../src/definition/params/index.js'
import { problem, quote } from '../../src/definition/problem.js'
import { formatShape, subtractSizes } from '../../src/operations/size.js'

interface CroppingNode {
  readonly rank: SpatialRank
  readonly summary: string
  /** How much Keras cuts from every side by default. */
  readonly default: number
}

/** Cropping1D to Cropping3D. */
export function cropping({ rank, summary, default: initial }: CroppingNode) {
  const none: Sides = Array.from({ length: rank }, () => [0, 0])
  return defineNode({
    type: `Cropping${rank}D`,
    label: `Cropping ${rank}D`,
    category: 'reshape',
    doc: {
      summary,
      use: 'To take off what padding put on, or to bring the branches of a U-Net to one size.',
      source: `https://keras.io/api/layers/reshaping_layers/cropping${rank}d/`,
    },
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, channels]\`, the space cut.` },
      layer: layerOutput,
    },
    params: {
      cropping: sides({ rank, default: initial, doc: `How much is cut off before and after: ${spaceNames[rank]}.` }),
      dataFormat: rank === 1 ? { ...dataFormat, keras: null } : dataFormat,
    },
    *check({ x }, { cropping, dataFormat }) {
      const space = channelsLastShape(x.shape, dataFormat).slice(1, -1)
      const total = cropping.map(([before, after]) => before + after)
      if (!space.some((length, axis) => typeof length === 'number' && length <= (total[axis] ?? 0))) return
      const expected = `less than the space, ${formatShape(space)}`
      yield problem('parameter', 'params.cropping', expected, quote(cropping.flat()), [
        { do: 'setParam', label: 'Crop nothing', param: 'cropping', value: none.flat() },
      ])
    },
    run: ({ x }, { cropping, dataFormat }, _weights, ops) => {
      const shape = ops.shapeOf(x)
      const first = firstSpatialAxis(dataFormat)
      const cut = shape.map((_, axis) => cropping[axis - first] ?? ([0, 0] as const))
      const size = shape.map((length, axis) => subtractSizes(length, (cut[axis]?.[0] ?? 0) + (cut[axis]?.[1] ?? 0)))
      return { y: ops.slice(x, cut.map(([before]) => before), size) } // prettier-ignore
    },
    mapping: { keras: `Cropping${rank}D`, tfjs: rank === 2 ? 'cropping2D' : null, pytorch: null, onnx: 'Slice' },
    examples: [
      {
        inputs: { x: alongFirstAxis(rank, [1, 2, 3, 4]) },
        params: { cropping: [1, 2, 0, 0, 0, 0].slice(0, 2 * rank) },
        outputs: { y: alongFirstAxis(rank, [2]) },
        source: 'definition',
      },
    ],
  })
}

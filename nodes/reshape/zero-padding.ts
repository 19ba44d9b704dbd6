import {
  alongFirstAxis,
  dataFormat,
  firstSpatialAxis,
  spaceNames,
  spatialPort,
  type SpatialRank,
} from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { sides } from '../../src/definition/params/index.js'

/** ZeroPadding1D to ZeroPadding3D. */
export function zeroPadding({ rank, summary }: { readonly rank: SpatialRank; readonly summary: string }) {
  return defineNode({
    type: `ZeroPadding${rank}D`,
    label: `Zero padding ${rank}D`,
    category: 'reshape',
    doc: {
      summary,
      use: 'Before a convolution whose own padding does not fit: other frameworks pad both sides alike where "same" does not.',
      source: `https://keras.io/api/layers/reshaping_layers/zero_padding${rank}d/`,
    },
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, channels]\`, the space with its border.` },
      layer: layerOutput,
    },
    params: {
      padding: sides({ rank, default: 1, doc: `How many zeros are put before and after: ${spaceNames[rank]}.` }),
      dataFormat,
    },
    run: ({ x }, { padding, dataFormat }, _weights, ops) => {
      const first = firstSpatialAxis(dataFormat)
      return { y: ops.pad(x, ops.shapeOf(x).map((_, axis) => padding[axis - first] ?? [0, 0])) } // prettier-ignore
    },
    mapping: {
      keras: `ZeroPadding${rank}D`,
      tfjs: rank === 2 ? 'zeroPadding2d' : null,
      pytorch: `ZeroPad${rank}d`,
      onnx: 'Pad',
    },
    examples: [
      {
        inputs: { x: alongFirstAxis(rank, [1, 2]) },
        params: { padding: [1, 2, 0, 0, 0, 0].slice(0, 2 * rank) },
        outputs: { y: alongFirstAxis(rank, [0, 1, 2, 0, 0]) },
        source: 'definition',
      },
    ],
  })
}

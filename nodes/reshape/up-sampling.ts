import { layerOutput } from '../../src/definition/layer-params.js'
import {
  alongFirstAxis,
  dataFormat,
  spaceNames,
  spatialPort,
  type SpatialRank,
} from '../../src/definition/data-format.js'
import type { Ops } from '../../src/operations/ops.js'
import { multiplySizes } from '../../src/operations/size.js'

/** What UpSampling1D to UpSampling3D share: each element is repeated along every spatial axis. */
export function upSamplingParts(rank: SpatialRank, summary: string) {
  return {
    type: `UpSampling${rank}D`,
    label: `Up sampling ${rank}D`,
    category: 'reshape',
    doc: {
      summary,
      use: 'In decoders, before a convolution: enlarges without weights and without the checkerboard of transposed convolutions.',
      source: `https://keras.io/api/layers/reshaping_layers/up_sampling${rank}d/`,
    },
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, channels]\`, the space times \`size\`.` },
      layer: layerOutput,
    },
    dataFormat: rank === 1 ? { ...dataFormat, keras: null } : dataFormat,
    mapping: {
      keras: `UpSampling${rank}D`,
      tfjs: rank === 2 ? 'upSampling2d' : null,
      pytorch: 'Upsample',
      onnx: 'Resize',
    },
    example: {
      inputs: { x: alongFirstAxis(rank, [1, 2]) },
      outputs: { y: alongFirstAxis(rank, [1, 1, 2, 2]) },
      source: 'definition',
    },
  } as const
}

/** Every element so many times along each spatial axis, the first of which is `first`. */
export function repeatElements<V>(ops: Ops<V>, x: V, times: readonly number[], first: number): V {
  return times.reduce((y, count, index) => repeatAlong(ops, y, first + index, count), x)
}

function repeatAlong<V>(ops: Ops<V>, x: V, axis: number, times: number): V {
  if (times === 1) return x
  const shape = ops.shapeOf(x)
  // Only four axes, whatever the rank: not every backend broadcasts more.
  const around = [multiplySizes(...shape.slice(0, axis)), shape[axis] ?? 1, multiplySizes(...shape.slice(axis + 1))]
  const [before = 1, length = 1, after = 1] = around
  const repeated = ops.broadcastTo(ops.reshape(x, [before, length, 1, after]), [before, length, times, after])
  return ops.reshape(repeated, shape.with(axis, multiplySizes(length, times)))
}

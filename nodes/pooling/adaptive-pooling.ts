import {
  alongFirstAxis,
  dataFormat,
  fromChannelsLast,
  spaceNames,
  spatialPort,
  toChannelsLast,
} from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { tuple } from '../../src/definition/params/index.js'
import { adaptiveWindows, spreadWindows } from './adaptive-windows.js'
import type { PoolingNode } from './layer.js'

/** AdaptiveMaxPooling1D to 3D and AdaptiveAveragePooling1D to 3D: as many windows as are wanted, of nearly one size. */
export function adaptivePooling(node: PoolingNode) {
  const { kind, rank, doc } = node
  const isMax = kind === 'Max'
  return defineNode({
    type: `Adaptive${kind}Pooling${rank}D`,
    label: `Adaptive ${kind.toLowerCase()} pooling ${rank}D`,
    category: 'pooling',
    doc: {
      ...doc,
      formula: `y = ${isMax ? 'max' : 'mean'} over x from ⌊i n / m⌋ to ⌈(i + 1) n / m⌉, n being the length of an axis, m that of y`,
      source: `https://keras.io/api/layers/pooling_layers/adaptive_${kind.toLowerCase()}_pooling${rank}d/`,
    },
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, channels]\`, the space of outputSize.` },
      layer: layerOutput,
    },
    params: {
      outputSize: tuple({
        default: Array.from({ length: rank }, () => 1),
        length: rank,
        min: 1,
        doc: 'The length of each axis of the output. Keras has no default.',
      }),
      dataFormat,
    },
    run: ({ x }, { outputSize, dataFormat }, _weights, ops) => {
      const last = toChannelsLast(ops, x, dataFormat)
      const widths: number[] = []
      const spread = outputSize.reduce((value, count, index) => {
        const windows = adaptiveWindows(ops.shapeOf(value)[index + 1], count)
        widths.push(windows?.width ?? 1)
        return spreadWindows(ops, value, index + 1, { count, windows, isMax })
      }, last)
      const y = isMax ? ops.maxPool(spread, { size: widths }) : ops.averagePool(spread, { size: widths })
      return { y: fromChannelsLast(ops, y, dataFormat) }
    },
    mapping: {
      keras: `Adaptive${kind}Pooling${rank}D`,
      tfjs: null,
      pytorch: `Adaptive${isMax ? 'Max' : 'Avg'}Pool${rank}d`,
      onnx: null,
    },
    examples: [
      {
        inputs: { x: alongFirstAxis(rank, [1, 3, 8]) },
        params: { outputSize: [2, 1, 1].slice(0, rank) },
        outputs: { y: alongFirstAxis(rank, isMax ? [3, 8] : [2, 5.5]) },
        source: 'by hand',
      },
    ],
  })
}

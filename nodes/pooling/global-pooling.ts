import { alongFirstAxis, dataFormat, type DataFormat, spatialPort } from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode, type NodeDoc } from '../../src/definition/node.js'
import { toggle } from '../../src/definition/params/index.js'
import type { PoolingNode } from './layer.js'

/** What the global poolings of all kinds and ranks share. */
export function globalPoolingParts(node: PoolingNode) {
  const { kind, rank, doc } = node
  const type = `Global${kind}Pooling${rank}D`
  const formula = kind === 'Max' ? 'y = max over all places of x' : 'y = mean over all places of x'
  const source = `https://keras.io/api/layers/pooling_layers/global_${kind.toLowerCase()}_pooling${rank}d/`
  return {
    type,
    label: `Global ${kind.toLowerCase()} pooling ${rank}D`,
    category: 'pooling',
    doc: { ...doc, formula, source } satisfies NodeDoc,
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: '`[batch, channels]`; the axes of the space stay with length 1 if `keepdims`.' },
      layer: layerOutput,
    },
    params: {
      keepdims: toggle({ default: false, doc: 'Whether the axes of the space stay, with length 1.' }),
      dataFormat,
    },
    mapping: {
      keras: type,
      tfjs: rank === 3 ? null : `global${kind}Pooling${rank}d`,
      pytorch: `Adaptive${kind === 'Max' ? 'Max' : 'Avg'}Pool${rank}d`,
      onnx: `Global${kind}Pool`,
    },
    examples: [
      {
        inputs: { x: alongFirstAxis(rank, [1, 3, 7, 5]) },
        outputs: { y: [[kind === 'Max' ? 7 : 4]] },
        source: 'by hand',
      },
    ],
  } as const
}

/** The axes of the space. */
export function spatialAxes(rank: number, format: DataFormat): readonly number[] {
  return Array.from({ length: rank }, (_, axis) => axis + (format === 'channelsLast' ? 1 : 2))
}

/** GlobalMaxPooling1D to 3D, GlobalAveragePooling2D and 3D. */
export function globalPooling(node: PoolingNode) {
  return defineNode({
    ...globalPoolingParts(node),
    run: ({ x }, { keepdims, dataFormat }, _weights, ops) => {
      const axes = spatialAxes(node.rank, dataFormat)
      return { y: node.kind === 'Max' ? ops.max(x, axes, keepdims) : ops.mean(x, axes, keepdims) }
    },
  })
}

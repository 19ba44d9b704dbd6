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
import type { Ops } from '../../src/operations/ops.js'
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

/** For each window the indices of its elements; shorter windows repeat their last one. */
interface AdaptiveWindows {
  readonly width: number
  readonly indices: Int32Array
  /** By what an element is multiplied so that the mean of `width` elements is that of the window: 0 for a repeated one. */
  readonly factors: Float32Array
  /** Whether the windows lie side by side, so that nothing needs to move. */
  readonly isRegular: boolean
}

/** `null` while the length is symbolic. */
function adaptiveWindows(length: number | string | undefined, count: number): AdaptiveWindows | null {
  if (typeof length !== 'number') return null
  const bounds = Array.from({ length: count }, (_, index) => {
    const begin = Math.floor((index * length) / count)
    return [begin, Math.ceil(((index + 1) * length) / count)] as const
  })
  const width = Math.max(...bounds.map(([begin, end]) => end - begin))
  const steps = Array.from({ length: width }, (_, step) => step)
  return {
    width,
    indices: Int32Array.from(bounds.flatMap(([begin, end]) => steps.map((step) => Math.min(begin + step, end - 1)))),
    factors: Float32Array.from(
      bounds.flatMap(([begin, end]) => steps.map((step) => (begin + step < end ? width / (end - begin) : 0))),
    ),
    isRegular: width * count === length,
  }
}

interface Spread {
  readonly count: number
  readonly windows: AdaptiveWindows | null
  readonly isMax: boolean
}

/** `x` with the windows of this axis side by side, each `width` long. */
function spreadWindows<V>(ops: Ops<V>, x: V, axis: number, { count, windows, isMax }: Spread): V {
  // While a length is symbolic nothing is computed, and windows of one element have the same result in shape.
  if (windows === null) return ops.gather(x, ops.fill([count], 0, 'int32'), axis)
  const { width, indices, factors, isRegular } = windows
  if (isRegular) return x
  const length = count * width
  const spread = ops.gather(x, ops.constant({ dtype: 'int32', shape: [length], data: indices }), axis)
  if (isMax || factors.every((factor) => factor === 1)) return spread
  const shape = ops.shapeOf(x).map((_, other) => (other === axis ? length : 1))
  return ops.multiply(spread, ops.constant({ dtype: 'float32', shape, data: factors }))
}

import {
  alongFirstAxis,
  channelsLastShape,
  dataFormat,
  fromChannelsLast,
  spaceNames,
  spatialPort,
  toChannelsLast,
} from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { choice, nullable, tuple } from '../../src/definition/params/index.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'
import type { PoolingNode } from './layer.js'

/** MaxPooling1D to 3D and AveragePooling1D to 3D. */
export function pooling(node: PoolingNode) {
  const { kind, rank, doc } = node
  const sizes = (text: string) =>
    tuple({ default: Array.from({ length: rank }, () => 2), length: rank, min: 1, doc: text })
  const isMax = kind === 'Max'
  return defineNode({
    type: `${kind}Pooling${rank}D`,
    label: `${kind} pooling ${rank}D`,
    category: 'pooling',
    doc: {
      ...doc,
      formula: isMax
        ? 'y = max over the window of x; padding never wins'
        : 'y = mean over the window of x; padding does not count',
      source: `https://keras.io/api/layers/pooling_layers/${kind.toLowerCase()}_pooling${rank}d/`,
    },
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, channels]\`, the space divided by the strides.` },
      layer: layerOutput,
    },
    params: {
      poolSize: sizes(`How far a window reaches along each axis.${isMax ? '' : ' Keras has no default.'}`),
      strides: nullable(sizes('How far the window moves along each axis; none: by its size.')),
      padding: choice({
        default: 'valid',
        options: { valid: 'none', same: 'same size' },
        doc: 'Whether windows that reach over the edge count.',
      }),
      dataFormat,
    },
    check: ({ x }, { poolSize, padding, dataFormat }) =>
      padding === 'same' ? [] : checkSize(channelsLastShape(x.shape, dataFormat).slice(1, -1), poolSize),
    run: ({ x }, { poolSize, strides, padding, dataFormat }, _weights, ops) => {
      const last = toChannelsLast(ops, x, dataFormat)
      const options = { size: poolSize, strides: strides ?? poolSize, padding }
      const y = isMax ? ops.maxPool(last, options) : ops.averagePool(last, options)
      return { y: fromChannelsLast(ops, y, dataFormat) }
    },
    mapping: {
      keras: `${kind}Pooling${rank}D`,
      tfjs: `${kind.toLowerCase()}Pooling${rank}d`,
      pytorch: `${isMax ? 'Max' : 'Avg'}Pool${rank}d`,
      onnx: `${kind}Pool`,
    },
    examples: [
      {
        inputs: { x: alongFirstAxis(rank, [1, 3, 7, 5]) },
        params: { poolSize: [2, 1, 1].slice(0, rank), strides: 1 },
        outputs: { y: alongFirstAxis(rank, isMax ? [3, 7, 7] : [2, 5, 6]) },
        source: 'by hand',
      },
    ],
  })
}

function* checkSize(space: Shape, poolSize: readonly number[]): Iterable<Finding> {
  const isTooSmall = space.some((length, axis) => typeof length === 'number' && length < (poolSize[axis] ?? 1))
  if (!isTooSmall) return
  const expected = `at least the size of a window, ${formatShape(poolSize)}, in space`
  yield problem('shape', 'x', expected, formatShape(space), [
    { do: 'setParam', label: 'Set padding to "same"', param: 'padding', value: 'same' },
    { do: 'setParam', label: 'Set poolSize to 1', param: 'poolSize', value: poolSize.map(() => 1) },
  ])
}

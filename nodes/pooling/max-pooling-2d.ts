import { channelsLastShape, dataFormat, fromChannelsLast, toChannelsLast } from '../../src/definition/data-format.js'
import { defineNode } from '../../src/definition/node.js'
import { choice, nullable, tuple } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'

export const maxPooling2d = defineNode({
  type: 'MaxPooling2D',
  category: 'pooling',
  doc: {
    summary: 'The greatest value of each window and channel.',
    formula: 'y = max over the window of x; padding never wins',
    use: 'Behind convolutions: makes the image smaller and what was found less dependent on its exact place.',
    source: 'https://keras.io/api/layers/pooling_layers/max_pooling2d/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 4, max: 4 }, doc: '`[batch, height, width, channels]`.' } },
  outputs: { y: { kind: 'tensor', doc: '`[batch, height, width, channels]`, the space divided by the strides.' } },
  params: {
    poolSize: tuple({ default: [2, 2], length: 2, min: 1, doc: 'Height and width of a window.' }),
    strides: nullable(
      tuple({
        default: [2, 2],
        length: 2,
        min: 1,
        doc: 'How far the window moves along each axis; none: by its size.',
      }),
    ),
    padding: choice({
      default: 'valid',
      options: { valid: 'none', same: 'same size' },
      doc: 'Whether windows that reach over the edge count.',
    }),
    dataFormat,
  },
  *check({ x }, { poolSize, padding, dataFormat }) {
    const space = channelsLastShape(x.shape, dataFormat).slice(1, -1)
    const isTooSmall = space.some((length, axis) => typeof length === 'number' && length < (poolSize[axis] ?? 1))
    if (padding === 'same' || !isTooSmall) return
    const expected = `at least the size of a window, ${formatShape(poolSize)}, in space`
    yield problem('shape', 'x', expected, formatShape(space), [
      { do: 'setParam', label: 'Set padding to "same"', param: 'padding', value: 'same' },
      { do: 'setParam', label: 'Set poolSize to 1', param: 'poolSize', value: [1, 1] },
    ])
  },
  run: ({ x }, { poolSize, strides, padding, dataFormat }, _weights, ops) => {
    const last = toChannelsLast(ops, x, dataFormat)
    const y = ops.maxPool(last, { size: poolSize, strides: strides ?? poolSize, padding })
    return { y: fromChannelsLast(ops, y, dataFormat) }
  },
  mapping: { keras: 'MaxPooling2D', tfjs: 'maxPooling2d', pytorch: 'MaxPool2d', onnx: 'MaxPool' },
  examples: [
    {
      inputs: { x: [[[[1], [2], [3]], [[4], [6], [5]]]] }, // prettier-ignore
      params: { strides: 1 },
      outputs: { y: [[[[6], [6]]]] },
      source: 'definition',
    },
  ],
})

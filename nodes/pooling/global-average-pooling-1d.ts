import type { DataFormat } from '../../src/definition/data-format.js'
import { defineNode } from '../../src/definition/node.js'
import type { Ops } from '../../src/operations/ops.js'
import { globalPoolingParts, spatialAxes } from './global-pooling.js'

const parts = globalPoolingParts({
  kind: 'Average',
  rank: 1,
  doc: {
    summary: 'The mean of each channel of sequences, over the steps that a mask leaves.',
    use: 'Behind Embedding or convolutions: the simplest way from a sequence of any length to one vector.',
  },
})

export const globalAveragePooling1d = defineNode({
  ...parts,
  inputs: {
    ...parts.inputs,
    mask: {
      kind: 'tensor',
      dtypes: ['bool'],
      rank: { min: 2, max: 2 },
      isOptional: true,
      doc: '`[batch, time]`: what is false does not count.',
    },
  },
  run: ({ x, mask }, { keepdims, dataFormat }, _weights, ops) => {
    const axes = spatialAxes(1, dataFormat)
    return { y: mask === null ? ops.mean(x, axes, keepdims) : maskedMean(ops, x, mask, { keepdims, dataFormat }) }
  },
})

interface MaskedMean {
  readonly keepdims: boolean
  readonly dataFormat: DataFormat
}

/** As in Keras, the mean over no step at all is not a number. */
function maskedMean<V>(ops: Ops<V>, x: V, mask: V, { keepdims, dataFormat }: MaskedMean): V {
  const axes = spatialAxes(1, dataFormat)
  const aligned = ops.expandDims(mask, dataFormat === 'channelsLast' ? 2 : 1)
  const count = ops.sum(ops.cast(aligned, 'float32'), axes, keepdims)
  return ops.divide(ops.sum(ops.select(aligned, x, 0), axes, keepdims), count)
}

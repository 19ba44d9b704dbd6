import { firstSpatialAxis } from '../../src/definition/data-format.js'
import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { repeatElements, upSamplingParts } from './up-sampling.js'

const { dataFormat, example, ...parts } = upSamplingParts(1, 'Every step of sequences several times.')

export const upSampling1d = defineNode({
  ...parts,
  params: {
    size: integer({ default: 2, min: 1, doc: 'How often each step is repeated.' }),
    dataFormat,
  },
  run: ({ x }, { size, dataFormat }, _weights, ops) => ({
    y: repeatElements(ops, x, [size], firstSpatialAxis(dataFormat)),
  }),
  examples: [example],
})

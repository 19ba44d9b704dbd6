import { firstSpatialAxis } from '../../src/definition/data-format.js'
import { defineNode } from '../../src/definition/node.js'
import { tuple } from '../../src/definition/params/index.js'
import { repeatElements, upSamplingParts } from './up-sampling.js'

const { dataFormat, example, ...parts } = upSamplingParts(3, 'Volumes enlarged by whole factors.')

export const upSampling3d = defineNode({
  ...parts,
  params: {
    size: tuple({ default: [2, 2, 2], length: 3, min: 1, doc: 'By what depth, height and width are multiplied.' }),
    dataFormat,
  },
  run: ({ x }, { size, dataFormat }, _weights, ops) => ({
    y: repeatElements(ops, x, size, firstSpatialAxis(dataFormat)),
  }),
  examples: [{ ...example, params: { size: [2, 1, 1] } }],
})

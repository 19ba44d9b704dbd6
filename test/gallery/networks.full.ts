import { describe, it } from 'vitest'
import { expectKerasValues, expectScores, mobilenetV2, resnet50 } from './networks.js'

describe.each([
  { network: mobilenetV2, backend: 'cpu' },
  { network: resnet50, backend: 'wasm' },
  { network: resnet50, backend: 'cpu' },
] as const)('$network.name on $backend', ({ network, backend }) => {
  it('gives scores for the photo', () => expectScores(network, backend))
  it('gives what Keras gives with the same weights', () => expectKerasValues(network, backend))
})

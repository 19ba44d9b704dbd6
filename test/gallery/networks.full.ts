import { expect, it } from 'vitest'
import { expectKerasValues, expectScores, mobilenetV2, resnet50 } from './networks.js'

it('ResNet50 gives scores for the photo', () => expectScores(resnet50, 'wasm'))

// ResNet50 on cpu, which is plain JavaScript: minutes.
it.each([
  { network: mobilenetV2, backend: 'cpu' },
  { network: resnet50, backend: 'wasm' },
  { network: resnet50, backend: 'cpu' },
] as const)('$network.keras gives on $backend what Keras gives with the same weights', async ({ network, backend }) => {
  await expect(expectKerasValues(network, backend)).resolves.toBeUndefined()
})

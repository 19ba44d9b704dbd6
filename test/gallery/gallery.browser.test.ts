import { it } from 'vitest'
import { expectAsPrinted, wiredByHand } from './as-printed.js'

// One photo. ResNet50: networks.full.browser.ts.
it('mobilenet-v2 gives in the worker of a page what the command line prints', () => expectAsPrinted('mobilenet-v2', 1))

it.each(wiredByHand)('%s gives in the worker of a page what the command line prints', (name) =>
  expectAsPrinted(name, 4),
)

import { it } from 'vitest'
import { expectAsPrinted } from './as-printed.js'

it('resnet50 gives in the worker of a page what the command line prints', () => expectAsPrinted('resnet50', 1))

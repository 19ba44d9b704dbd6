import { describe } from 'vitest'
import { readGoldenOptimizers } from '../../golden/read-training.js'
import { testGoldenOptimizers } from './test-golden-optimizers.js'

const { cases } = readGoldenOptimizers()

describe.each(['cpu', 'wasm'] as const)('%s', (name) => {
  testGoldenOptimizers(name, cases)
})

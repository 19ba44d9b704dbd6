import { describe } from 'vitest'
import { readAllGolden } from '../golden/read.js'
import { testGolden } from './test-golden.js'

const { cases } = readAllGolden()

describe.each(['cpu', 'wasm'] as const)('%s', (name) => {
  testGolden(name, cases)
})

import { readdirSync } from 'node:fs'
import { describe } from 'vitest'
import { readGolden } from '../golden/read.js'
import { testGolden } from './test-golden.js'

const types = readdirSync(new URL('../golden/values', import.meta.url))
  .map((file) => file.replace(/\.json$/, ''))
  .filter((type) => type !== 'initializers')
const cases = new Map(types.map((type) => [type, readGolden(type).cases]))

describe.each(['cpu', 'wasm'] as const)('%s', (name) => {
  testGolden(name, cases)
})

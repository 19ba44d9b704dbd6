import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GoldenFile } from '../golden/format.js'
import { testGolden } from '../nodes/test-golden.js'
import { leftOutTable, type LeftOut } from './left-out.js'

const folder = resolve(import.meta.dirname, '../golden/onnx')
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'))
const cases = new Map(
  readdirSync(resolve(folder, 'values')).map((file) => {
    const { cases } = read(`values/${file}`) as GoldenFile
    return [file.replace(/\.json$/, ''), cases] as const
  }),
)

// The node test cases of ONNX itself, as far as our nodes can express them.
describe.each(['cpu', 'wasm'] as const)('%s', (name) => {
  testGolden(name, cases)
})

it('leaves out no case without a reason', () => {
  const leftOut = read('left-out.json') as LeftOut
  console.log(leftOutTable(leftOut))
  for (const reasons of Object.values(leftOut)) {
    for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(10)
  }
})

import type { GoldenFile } from '../golden/format.js'
import { testGolden } from './test-golden.js'

const files = import.meta.glob<GoldenFile>('../golden/values/*.json', { eager: true, import: 'default' })
const cases = new Map(
  Object.entries(files).flatMap(([path, { cases }]) => {
    const type = path.replace(/^.*\//, '').replace(/\.json$/, '')
    return type === 'initializers' ? [] : [[type, cases] as const]
  }),
)

testGolden('webgl', cases)

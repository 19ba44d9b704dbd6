import type { DrawnFile, GoldenCase, GoldenFile } from '../golden/format.js'
import { mergeGolden } from '../golden/merge.js'

const golden = import.meta.glob<GoldenFile>('../golden/values/*.json', { eager: true, import: 'default' })
const drawn = import.meta.glob<DrawnFile>('../golden/values/drawn/*.json', { eager: true, import: 'default' })

/** Golden cases by type, the drawn ones last, for tests in a page: at most `most` of each. */
export function goldenCases(most = Infinity): ReadonlyMap<string, readonly GoldenCase[]> {
  const { cases } = mergeGolden(golden, drawn)
  return new Map([...cases].map(([type, each]) => [type, each.slice(0, most)]))
}

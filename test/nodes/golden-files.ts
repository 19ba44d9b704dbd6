import type { GoldenCase, GoldenFile } from '../golden/format.js'

const files = import.meta.glob<GoldenFile>('../golden/values/*.json', { eager: true, import: 'default' })

/** Golden cases by type, for tests in a page: at most `most` of each. */
export function goldenCases(most = Infinity): ReadonlyMap<string, readonly GoldenCase[]> {
  return new Map(
    Object.entries(files).flatMap(([path, { cases }]) => {
      const type = path.replace(/^.*\//, '').replace(/\.json$/, '')
      return type === 'initializers' ? [] : [[type, cases.slice(0, most)] as const]
    }),
  )
}

import type { GoldenMetric, GoldenMetricFile } from '../../golden/format.js'

const files = import.meta.glob<GoldenMetricFile>('../../golden/values/metrics/*.json', {
  eager: true,
  import: 'default',
})

/** The golden cases of metrics by type: at most `most` of each. */
export function goldenMetrics(most = Infinity): ReadonlyMap<string, readonly GoldenMetric[]> {
  return new Map(
    Object.entries(files).map(([path, { cases }]) => [
      path.replace(/^.*\//, '').replace(/\.json$/, ''),
      cases.slice(0, most),
    ]),
  )
}

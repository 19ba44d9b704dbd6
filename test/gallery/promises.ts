import { isJsonList, isJsonObject } from '../../src/definition/json.js'
import type { Graph } from '../../src/graph/graph.js'

/** What a graph of the gallery says in `meta.trains` that training it comes to: a figure of the examples held out, after the last epoch. */
export interface Promised {
  /** The id of the Trainer. Those of one graph are trained one after the other, in the order of their first promise. */
  readonly trainer: string
  /** `loss`, or the id of a loss or a metric. */
  readonly figure: string
  /** One of the two. */
  readonly atLeast: number | null
  readonly atMost: number | null
  /** It is the median of so many runs, with seeds from 1; `null` for a single run with the seed of the graph. */
  readonly seeds: number | null
}

/** @throws Error where `meta.trains` is something else */
export function promisesOf({ meta }: Graph): readonly Promised[] {
  const given = meta['trains'] ?? []
  if (!isJsonList(given)) throw new Error('meta.trains: expected a list')
  return given.map((each) => {
    const { trainer, figure, atLeast = null, atMost = null, seeds = null, ...others } = isJsonObject(each) ? each : {}
    const isBound = (value: unknown) => value === null || typeof value === 'number'
    const isOne = (atLeast === null) !== (atMost === null)
    if (typeof trainer !== 'string' || typeof figure !== 'string' || Object.keys(others).length > 0 || !isOne) {
      throw new Error(`meta.trains: expected trainer, figure, and atLeast or atMost, received ${JSON.stringify(each)}`)
    }
    if (!isBound(atLeast) || !isBound(atMost) || !isBound(seeds)) {
      throw new Error(`meta.trains: expected numbers, received ${JSON.stringify(each)}`)
    }
    return { trainer, figure, atLeast, atMost, seeds }
  })
}

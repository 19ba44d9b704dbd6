/** What a person prints of a sample: half of the values lie between the quartiles. */
export interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

/** Median and quartiles, between neighbours by linear interpolation. @throws Error for an empty sample */
export function quartilesOf(values: readonly number[]): Quartiles {
  if (values.length === 0) throw new Error('expected at least one value')
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part: number) => {
    const place = part * (sorted.length - 1)
    const below = sorted[Math.floor(place)]!
    const above = sorted[Math.ceil(place)]!
    return below + (above - below) * (place - Math.floor(place))
  }
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) }
}

/** Something to be measured: does its work once and gives the milliseconds that count. */
export interface Candidate {
  readonly name: string
  readonly run: () => Promise<number> | number
}

/** The milliseconds that something takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Milliseconds by candidate, one for each round. */
export type Samples = ReadonlyMap<string, readonly number[]>

/**
 * Runs every candidate once a round, in random order, so that what else the machine does hits all alike. The first rounds warm up and are
 * not counted.
 */
export async function sampleInterleaved(
  candidates: readonly Candidate[],
  rounds: number,
  warmUp = 2,
): Promise<Samples> {
  const samples = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, run } of shuffled(candidates)) {
      const milliseconds = await run()
      if (round >= 0) samples.get(name)?.push(milliseconds)
    }
  }
  return samples
}

/** How much longer `name` takes than `baseline`: quartiles of the ratios within each round. */
export function ratiosOf(samples: Samples, name: string, baseline: string): Quartiles {
  const base = samples.get(baseline) ?? []
  return quartilesOf((samples.get(name) ?? []).map((value, round) => value / base[round]!))
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

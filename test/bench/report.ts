import { type Quartiles, quartilesOf, ratiosOf, type Samples } from './statistics.js'

const width = 44

/** `name  1.23 ms [1.10 - 1.50]`. */
export function printMilliseconds(name: string, { lower, median, upper }: Quartiles): void {
  console.log(`  ${name.padEnd(width)} ${time(median).padStart(10)}  [${time(lower)} - ${time(upper)}]`)
}

/** Every candidate; with a baseline also the ratios to it. */
export function printSamples(samples: Samples, baseline?: string): void {
  for (const [name, values] of samples) {
    printMilliseconds(name, quartilesOf(values))
    if (baseline === undefined || baseline === name) continue
    const { lower, median, upper } = ratiosOf(samples, name, baseline)
    const range = `[${lower.toFixed(2)} - ${upper.toFixed(2)}]`
    console.log(`  ${''.padEnd(width)} ${`x ${median.toFixed(2)}`.padStart(10)}  ${range} of ${baseline}`)
  }
}

function time(milliseconds: number): string {
  if (milliseconds >= 1) return `${milliseconds.toFixed(milliseconds >= 100 ? 0 : 2)} ms`
  return `${(milliseconds * 1000).toFixed(milliseconds >= 0.01 ? 0 : 2)} µs`
}

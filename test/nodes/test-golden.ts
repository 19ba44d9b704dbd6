import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTfjsBackend,
  type StartOptions,
  type TfjsBackend,
  type TfjsBackendName,
} from '../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { nodes } from '../../nodes/index.js'
import type { GoldenCase } from '../golden/format.js'
import { type Comparison, runGoldenCase } from './golden-case.js'

const catalogue = createCatalogue(nodes)

/** How one type of node did on one backend. */
interface Line {
  cases: number
  /** The greatest distance, as a multiple of what is allowed. */
  values: number
  gradients: number
}

/** Every golden case of every type that there is a node for, on one backend; prints how far they were from what is allowed. */
export function testGolden(
  name: TfjsBackendName,
  goldenCases: ReadonlyMap<string, readonly GoldenCase[]>,
  options?: StartOptions,
): void {
  let backend: TfjsBackend
  const lines = new Map<string, Line>()
  beforeAll(async () => {
    backend = await createTfjsBackend(name, options)
  })
  afterAll(() => {
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 })
    console.log(table(name, lines))
  })
  const types = [...goldenCases.keys()].filter((type) => catalogue.nodes.has(type))
  describe.each(types)('%s', (type) => {
    const cases = goldenCases.get(type) ?? []
    it.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
      const comparisons = await runGoldenCase(golden, catalogue, backend)
      record(lines, type, comparisons)
      const tooFar = comparisons.filter(({ closeness }) => !closeness.isClose)
      expect(tooFar).toEqual([])
    })
  })
}

function record(lines: Map<string, Line>, type: string, comparisons: readonly Comparison[]): void {
  const line = lines.get(type) ?? { cases: 0, values: 0, gradients: 0 }
  line.cases++
  for (const { what, closeness } of comparisons) {
    const column = what.startsWith('gradient') ? 'gradients' : 'values'
    line[column] = Math.max(line[column], closeness.worst.ratio)
  }
  lines.set(type, line)
}

function table(name: string, lines: ReadonlyMap<string, Line>): string {
  const rows = [...lines].map(([type, { cases, values, gradients }]) =>
    [type.padEnd(18), String(cases).padStart(5), values.toFixed(3).padStart(9), gradients.toFixed(3).padStart(11)].join(
      '',
    ),
  )
  const total = [...lines.values()].reduce((sum, { cases }) => sum + cases, 0)
  return [
    `golden cases on ${name} (greatest distance, 1 = what is allowed)`,
    'type              cases   values  gradients',
    ...rows,
    `${total} cases`,
  ].join('\n')
}

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
import { isDrawn } from '../golden/merge.js'
import { ourRefusal } from './deviations.js'
import { type Comparison, runGoldenCase } from './golden-case.js'
import { judge } from './golden-graph.js'

const catalogue = createCatalogue(nodes)

/** How one type of node did on one backend. */
interface Line {
  cases: number
  /** How many of the cases are out of a random generator. */
  drawn: number
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
    const cases = (goldenCases.get(type) ?? []).filter((golden) => !isRefusedOnPurpose(golden))
    it.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
      const comparisons = await runGoldenCase(golden, catalogue, backend)
      record(lines, golden, comparisons)
      const tooFar = comparisons.filter(({ closeness }) => !closeness.isClose)
      expect(tooFar).toEqual([])
    })
  })
}

/** Whether it is a drawn case that `deviations.ts` lists as one that we refuse. */
function isRefusedOnPurpose(golden: GoldenCase): boolean {
  return isDrawn(golden) && ourRefusal(golden.type, judge(golden, catalogue).problems) !== null
}

function record(lines: Map<string, Line>, golden: GoldenCase, comparisons: readonly Comparison[]): void {
  const line = lines.get(golden.type) ?? { cases: 0, drawn: 0, values: 0, gradients: 0 }
  line.cases++
  if (isDrawn(golden)) line.drawn++
  for (const { what, closeness } of comparisons) {
    const column = what.startsWith('gradient') ? 'gradients' : 'values'
    line[column] = Math.max(line[column], closeness.worst.ratio)
  }
  lines.set(golden.type, line)
}

function table(name: string, lines: ReadonlyMap<string, Line>): string {
  const rows = [...lines].map(([type, { cases, drawn, values, gradients }]) =>
    [
      type.padEnd(24),
      ...[String(cases), String(drawn), values.toFixed(3)].map((text) => text.padStart(8)),
      gradients.toFixed(3).padStart(11),
    ].join(''),
  )
  const sum = (column: 'cases' | 'drawn') => [...lines.values()].reduce((total, line) => total + line[column], 0)
  return [
    `golden cases on ${name} (greatest distance, 1 = what is allowed)`,
    'type                       cases   drawn  values  gradients',
    ...rows,
    `${sum('cases')} cases, ${sum('drawn')} of them drawn`,
  ].join('\n')
}

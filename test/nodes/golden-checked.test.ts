import { afterAll, describe, expect, it } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { formatFinding } from '../../src/definition/problem.js'
import { substituteSizes } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'
import { nodes } from '../../nodes/index.js'
import { type GoldenCase, readAllGolden } from '../golden/read.js'
import { isDrawn } from '../golden/merge.js'
import { kerasRefusal, kerasRefuses, ourRefusal, weRefuse } from './deviations.js'
import { caseNode, judge } from './golden-graph.js'

const catalogue = createCatalogue(nodes)
const { cases, refusals } = readAllGolden()
const types = [...cases.keys()].filter((type) => catalogue.nodes.has(type))
const met = new Set<unknown>()
const counts = new Map<string, { computed: number; refused: number; weRefuse: number; kerasRefuses: number }>()

function count(type: string, column: 'computed' | 'refused' | 'weRefuse' | 'kerasRefuses'): void {
  const line = counts.get(type) ?? { computed: 0, refused: 0, weRefuse: 0, kerasRefuses: 0 }
  line[column]++
  counts.set(type, line)
}

afterAll(() => {
  const rows = [...counts].map(([type, line]) =>
    [type.padEnd(26), ...Object.values(line).map((n) => String(n).padStart(9))].join(''),
  )
  const total = [...counts.values()].reduce(
    (sum, line) => sum.map((n, i) => n + (Object.values(line)[i] ?? 0)),
    [0, 0, 0, 0],
  )
  console.log(
    [
      'configurations and what was said of them before anything ran (test/nodes/deviations.ts has the reasons)',
      'type                      computed  refused  only we  only Keras',
      ...rows,
      ['in all'.padEnd(26), ...total.map((n) => String(n).padStart(9))].join(''),
    ].join('\n'),
  )
})

describe.each(types)('%s: what Keras computes has no problem, its shapes and its number of parameters', (type) => {
  it.each((cases.get(type) ?? []).map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
    const { problems, report } = judge(golden, catalogue)
    const onPurpose = ourRefusal(golden.type, problems)
    if (onPurpose) {
      met.add(onPurpose)
      count(golden.type, 'weRefuse')
      return
    }
    expect(problems.map(formatFinding)).toEqual([])
    count(golden.type, 'computed')
    if (hasBatch(golden)) {
      expect(shapesOf(golden, report?.nodes.get(caseNode)?.outputs ?? {})).toEqual(shapesOf(golden, golden.outputs))
    }
    expect({
      trainable: report?.trainableParameters,
      nonTrainable: (report?.parameters ?? 0) - (report?.trainableParameters ?? 0),
    }).toEqual(parametersOf(golden))
  })
})

describe('what Keras refuses is refused on the node, with what was expected and received', () => {
  it.each(refusals.map((refusal) => [`${refusal.type}, ${refusal.name}: ${refusal.reason}`, refusal] as const))(
    '%s',
    (_name, refusal) => {
      const { problems } = judge(refusal, catalogue)
      const onPurpose = problems.length === 0 ? kerasRefusal(refusal.type, refusal.reason) : null
      if (onPurpose) met.add(onPurpose)
      count(refusal.type, onPurpose ? 'kerasRefuses' : 'refused')
      if (onPurpose) return
      expect(problems).not.toEqual([])
      for (const { node, expected, received } of problems) {
        expect(node).toMatch(/^(node|layer\d*)$/)
        expect(expected).not.toBe('')
        expect(received).not.toBe('')
      }
    },
  )
})

it.skipIf(process.env['GOLDEN_DRAWN'] !== undefined)('every deviation from Keras is met by a case', () => {
  expect([...weRefuse, ...kerasRefuses].filter((entry) => !met.has(entry))).toEqual([])
})

/** Whether all inputs have one batch as their first axis, as everything that is wired to an Input has. */
function hasBatch({ inputs }: GoldenCase): boolean {
  const lengths = Object.values(inputs).map(({ shape }) => shape[0])
  return lengths.every((length) => length !== undefined && length === lengths[0])
}

/** The shapes of the output ports that the case has (a penalty has none); a named batch is the case's. */
function shapesOf(
  { type, inputs, outputs }: GoldenCase,
  of: Readonly<Record<string, { shape?: Shape; type?: { shape: Shape } | null }>>,
) {
  const batch = Object.values(inputs)[0]?.shape[0] ?? 1
  const ports = Object.keys(outputs).filter((port) => Object.hasOwn(catalogue.nodes.get(type)?.outputs ?? {}, port))
  return Object.fromEntries(
    ports.map((port) => {
      const shape = of[port]?.shape ?? of[port]?.type?.shape
      return [port, shape?.map((size) => substituteSizes(size, { batch }))]
    }),
  )
}

/** `count_params()`: of a drawn case as Keras says it, else from the weights, of which those without gradient are not trained. */
function parametersOf(golden: GoldenCase) {
  if (isDrawn(golden)) return golden.parameters
  const counted = { trainable: 0, nonTrainable: 0 }
  for (const [name, { data }] of Object.entries(golden.weights)) {
    // The gradient of this one is zero but for rounding, and is left out.
    const isTrainable = Object.hasOwn(golden.weightGradients, name) || name === 'key/bias'
    counted[isTrainable ? 'trainable' : 'nonTrainable'] += data.length
  }
  return counted
}

import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonValue } from '../../src/definition/json.js'
import { createChecker } from '../../src/graph/check.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { writeGraph } from '../../src/graph/write.js'
import { catalogue } from './catalogue.js'
import { Dice, randomFile } from './random-graph.js'

const strange: readonly JsonValue[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  '',
  'x',
  '__proto__',
  'n0',
  'ELU',
  'Nothing',
  [],
  {},
  [[]],
  { type: 'x' },
]

/** The value with one part of it replaced, removed, doubled or renamed. */
function mutate(dice: Dice, value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || dice.below(8) === 0) return dice.pick(strange)
  if (isJsonObject(value)) {
    const keys = Object.keys(value)
    if (keys.length === 0) return { unheardOf: dice.pick(strange) }
    const key = dice.pick(keys)
    const entries = Object.entries(value)
    switch (dice.below(6)) {
      case 0:
        return Object.fromEntries(entries.filter(([name]) => name !== key))
      case 1:
        return Object.fromEntries(entries.map(([name, item]) => [name === key ? `${name}s` : name, item]))
      default:
        return { ...value, [key]: mutate(dice, value[key] ?? null) }
    }
  }
  const index = dice.below(value.length)
  if (value.length === 0) return [dice.pick(strange)]
  switch (dice.below(6)) {
    case 0:
      return value.filter((_, other) => other !== index)
    case 1:
      return [...value, value[index] ?? null]
    default:
      return value.map((item, other) => (other === index ? mutate(dice, item) : item))
  }
}

function expectRoundTrip(graph: Graph): void {
  const text = writeGraph(graph, catalogue)
  const again = readGraph(text, catalogue)
  expect(again.problems).toBeUndefined()
  expect(again.graph).toEqual(graph)
  expect(again.graph && writeGraph(again.graph, catalogue)).toBe(text)
}

describe('any file', () => {
  it('that is valid reads, writes and reads back equal, and can be checked', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { graph, problems } = readGraph(randomFile(new Dice(seed), catalogue, 12), catalogue)
      expect(problems).toBeUndefined()
      if (!graph) continue
      expectRoundTrip(graph)
      const report = createChecker(catalogue).check(graph)
      expect([...report.nodes.keys()].sort()).toEqual(graph.nodes.map(({ id }) => id).sort())
      expect(report.isRunnable).toBe(report.problems.every(({ severity }) => severity === 'hint'))
    }
  })

  it('that was damaged gives problems or a graph that reads back equal, and leaves what was given as it was', () => {
    const counts = { read: 0, refused: 0 }
    for (let seed = 0; seed < 3000; seed++) {
      const dice = new Dice(seed)
      let file: JsonValue = JSON.parse(JSON.stringify(randomFile(dice, catalogue, 5))) as JsonValue
      for (let times = dice.below(3); times >= 0; times--) file = mutate(dice, file)
      const before = JSON.stringify(file)
      const { graph, problems } = readGraph(dice.below(2) === 0 ? file : before, catalogue)
      expect(JSON.stringify(file)).toBe(before)
      if (graph) {
        counts.read++
        expectRoundTrip(graph)
        createChecker(catalogue).check(graph)
      } else {
        counts.refused++
        expect(problems.length).toBeGreaterThan(0)
        for (const { at, expected, received } of problems) {
          expect(at.length * expected.length * received.length).toBeGreaterThan(0)
          expect(received.length).toBeLessThan(200)
        }
      }
    }
    // Both kinds of mutants must come, or this says nothing.
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(100)
  })

  it('whose text was damaged never throws', () => {
    const text = writeGraph(readGraph(randomFile(new Dice(1), catalogue, 4), catalogue).graph!, catalogue)
    const dice = new Dice(2)
    for (let times = 0; times < 3000; times++) {
      const at = dice.below(text.length)
      const damage = dice.pick(['', '"', '{', ']', ',', '0', '-', '\\', '\u0000', 'null', '1e999', '\ud800'])
      const { graph, problems } = readGraph(text.slice(0, at) + damage + text.slice(at + dice.below(3)), catalogue)
      expect((graph === undefined) !== (problems === undefined)).toBe(true)
    }
  })
})

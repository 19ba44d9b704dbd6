import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { createChecker } from '../../src/graph/check.js'
import { readGraph } from '../../src/graph/read.js'
import { graphSchema } from '../../src/graph/schema.js'
import { writeGraph } from '../../src/graph/write.js'
import { messages } from './build.js'
import { compileSchema } from './compile-schema.js'
import { Dice, randomFile } from './random-graph.js'

const catalogue = createCatalogue(nodes)
const validate = compileSchema(graphSchema(catalogue))

describe('random graphs of all nodes', () => {
  it('read and write, and the schema thinks of them as the reader does', () => {
    for (let seed = 0; seed < 60; seed++) {
      const given = randomFile(new Dice(seed), catalogue, 20)
      const { graph, problems } = readGraph(given, catalogue)
      const isValid = validate(given)
      expect(isValid, `${JSON.stringify(validate.errors)} ${messages(problems ?? []).join()}`).toBe(graph !== undefined)
      if (!graph) continue
      const text = writeGraph(graph, catalogue)
      expect(readGraph(text, catalogue).graph).toEqual(graph)
      expect(validate(JSON.parse(text))).toBe(true)
    }
  })

  it('can be checked, whatever they are', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { graph } = readGraph(randomFile(new Dice(1000 + seed), catalogue, 15), catalogue)
      if (!graph) continue
      const report = createChecker(catalogue).check(graph)
      expect(report.nodes.size).toBe(15)
      for (const { at, expected, received } of report.problems) expect(at && expected && received).not.toBe('')
    }
  })
})

const fixtures = [`${import.meta.dirname}/../fixtures/v1`, `${import.meta.dirname}/../../playground/graphs`]
const files = fixtures.flatMap((folder) => readdirSync(folder).map((name) => [name, `${folder}/${name}`] as const))

describe('every format that was ever shipped, and the gallery', () => {
  it.each(files.filter(([name]) => name.endsWith('.json')))('%s', (_name, path) => {
    const text = readFileSync(path, 'utf8')
    const { graph, problems } = readGraph(text, catalogue)
    expect(messages(problems ?? [])).toEqual([])
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true)
    if (!graph) return
    expect(readGraph(writeGraph(graph, catalogue), catalogue).graph).toEqual(graph)
    expect(
      messages(
        createChecker(catalogue)
          .check(graph)
          .problems.filter(({ kind }) => kind !== 'type'),
      ),
    ).toEqual([])
  })
})

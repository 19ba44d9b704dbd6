import { describe, expect, it } from 'vitest'
import { readGraph } from '../../src/graph/read.js'
import { graphSchema } from '../../src/graph/schema.js'
import { writeGraph } from '../../src/graph/write.js'
import { file, level } from './build.js'
import { catalogue } from './catalogue.js'
import { compileSchema } from './compile-schema.js'
import { Dice, randomFile } from './random-graph.js'

const validate = compileSchema(graphSchema(catalogue))

describe('graphSchema', () => {
  it('is plain JSON', () => {
    const schema = graphSchema(catalogue)
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })

  it.each([
    file(
      [
        ['in', 'Input', { shape: [1, null] }],
        ['f', 'Frobnicate', { any: 'thing' }],
      ],
      ['in.y > f.x'],
    ),
    file([
      ['s', 'Scaled', { factor: 1 }],
      ['t', 'Scaled', { scale: 1 }, { typeVersion: 3 }],
    ]),
    file([['c', 'Composite', {}, { composite: 'c' }]], [], {
      composites: { c: { ...level([['e', 'ELU']]), inputs: { x: ['e', 'x'] } } },
    }),
  ])('takes what the reader takes: %#', (given) => {
    expect(readGraph(given, catalogue).problems).toBeUndefined()
    expect(validate(given)).toBe(true)
  })

  const node = { id: 'a', type: 'ELU', params: {} }
  it.each([
    { ...file([]), format: 'x' },
    { ...file([]), version: 2 },
    { ...file([]), unheardOf: 1 },
    { ...file([]), seed: 0.5 },
    file([], [], { nodes: [{ ...node, id: '1' }] }),
    file([], [], { nodes: [{ ...node, id: '__proto__' }] }),
    file([], [], { nodes: [{ ...node, colour: 'red' }] }),
    file([], [], { nodes: [{ ...node, params: { alpha: 'x' } }] }),
    file([], [], { nodes: [{ ...node, params: { alfa: 1 } }] }),
    file([], [], { nodes: [{ ...node, typeVersion: 2 }] }),
    file([], [], { nodes: [{ ...node, position: [0, 0, 0] }] }),
    file([], [], { nodes: [{ ...node, composite: 'c' }] }),
    file([], [], { nodes: [{ ...node, type: 'Dense', params: { units: 1e308 } }] }),
    file([], [], { nodes: [{ ...node, type: 'Composite' }] }),
    file([], [], { nodes: [{ ...node, type: 'Scaled', typeVersion: 3, params: { factor: 1 } }] }),
    file([], [], { connections: [{ from: ['a'], to: ['b', 'x'] }] }),
  ])('refuses what the reader refuses: %j', (given) => {
    expect(readGraph(given, catalogue).problems).toBeDefined()
    expect(validate(given)).toBe(false)
  })

  it('takes whatever a graph is written as', () => {
    for (let seed = 0; seed < 200; seed++) {
      const given = randomFile(new Dice(seed), catalogue, 10)
      const { graph } = readGraph(given, catalogue)
      expect(validate(given), JSON.stringify(validate.errors)).toBe(true)
      expect(graph && validate(JSON.parse(writeGraph(graph, catalogue)))).toBe(true)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { readGraph } from '../../src/graph/read.js'
import { file, graphOf, level, messages, type Node, refusals } from './build.js'
import { catalogue } from './catalogue.js'

const elus = (count: number): Node[] => Array.from({ length: count }, (_, index) => [`e${index}`, 'ELU'])

describe('readGraph refuses hostile files', () => {
  it.each(['{"__proto__": 1}', '{"format": {"a": {"__proto__": {}}}}', '{"\\u005f_proto__": 1}', '{"constructor": 1}'])(
    '%s',
    (text) => {
      expect(refusals(text)[0]).toMatch(/expected another key, received/)
      expect(Object.prototype).not.toHaveProperty('polluted')
    },
  )

  it('a value with keys that reach a prototype, as no text could hold', () => {
    const given: unknown = JSON.parse(
      '{"format": "rete-tfjs-graph", "version": 1, "nodes": [], "meta": {"__proto__": 1}}',
    )
    expect(messages(readGraph(given, catalogue).problems ?? [])).toEqual([
      'meta: expected another key, received "__proto__"',
    ])
  })

  it.each([
    [NaN, 'meta.a: expected a finite number, received NaN'],
    [-Infinity, 'meta.a: expected a finite number, received -Infinity'],
    [undefined, 'meta.a: expected a JSON value, received nothing'],
    [() => 1, 'meta.a: expected a JSON value, received function'],
    [10n, 'meta.a: expected a JSON value, received bigint'],
    [new Map(), 'meta.a: expected a plain object, received [object Map]'],
    [[1, undefined], 'meta.a[1]: expected a JSON value, received nothing'],
  ])('a value that holds %s', (a, message) => {
    expect(messages(readGraph(file([], [], { meta: { a } }), catalogue).problems ?? [])).toEqual([message])
  })

  it('a value that contains itself', () => {
    const meta: Record<string, unknown> = {}
    meta['self'] = meta
    expect(messages(readGraph(file([], [], { meta }), catalogue).problems ?? [])[0]).toMatch(/nesting of at most 100/)
  })

  it('100 MB of text', () => {
    expect(refusals(`{"format": "${'x'.repeat(100 * 1024 * 1024)}"}`)).toEqual([
      'the text: expected at most 67108864 bytes, received a larger text',
    ])
  })

  it('deep nesting', () => {
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(refusals(deep(1_000_000))[0]).toMatch(/expected nesting of at most 100, received 101/)
    const meta: unknown = JSON.parse(deep(5000))
    expect(messages(readGraph(file([], [], { meta: { a: meta } }), catalogue).problems ?? [])[0]).toMatch(
      /expected nesting of at most 100, received 101/,
    )
  })

  it('more nodes than are allowed, counted before any is looked at', () => {
    expect(refusals(file(elus(300_000)))).toEqual(['nodes: expected at most 200000 in all, received 300000'])
    // Ten million, all the same: none of them is looked at, or the duplicate ids would be the problem.
    const [one] = level([['a', 'ELU']]).nodes
    const nodes = Array<unknown>(200_001).fill(one)
    const composites = { c: { nodes, connections: [] } }
    expect(refusals(file([], [], { composites }))).toEqual(['nodes: expected at most 200000 in all, received 200001'])
  })

  it('a file that fits but expands to more nodes than are allowed', () => {
    const composites = Object.fromEntries(
      Array.from({ length: 40 }, (_, depth) => {
        const inner = { composite: `c${depth + 1}` }
        return [
          `c${depth}`,
          level(
            depth === 39
              ? elus(2)
              : [
                  ['a', 'Composite', {}, inner],
                  ['b', 'Composite', {}, inner],
                ],
          ),
        ]
      }),
    )
    const { problems } = readGraph(file([['x', 'Composite', {}, { composite: 'c0' }]], [], { composites }), catalogue)
    expect(problems).toMatchObject([{ kind: 'size', at: 'nodes', received: String(2 ** 40) }])
  })

  it('composites that stand too deep in each other', () => {
    const composites = Object.fromEntries(
      Array.from({ length: 60 }, (_, depth) => [
        `c${depth}`,
        level([depth === 59 ? ['e', 'ELU'] : ['a', 'Composite', {}, { composite: `c${depth + 1}` }]]),
      ]),
    )
    const { problems } = readGraph(file([['x', 'Composite', {}, { composite: 'c0' }]], [], { composites }), catalogue)
    expect(problems).toMatchObject([
      { kind: 'size', at: 'composites', expected: 'nesting of at most 50', received: '60' },
    ])
  })

  it('a file that ends early, at whichever character', () => {
    const text = JSON.stringify(file([['in', 'Input', { shape: [8, null] }]], [], { meta: { title: 'é𝄞"\\' } }))
    for (let length = 0; length < text.length; length++) {
      const { graph, problems } = readGraph(text.slice(0, length), catalogue)
      expect(graph).toBeUndefined()
      expect(problems?.length).toBe(1)
    }
    expect(readGraph(text, catalogue).graph).toBeDefined()
  })
})

describe('readGraph takes large graphs', () => {
  it('a chain of 100,000 nodes', () => {
    const wires = Array.from({ length: 99_999 }, (_, index) => `e${index}.y > e${index + 1}.x`)
    expect(graphOf(elus(100_000), wires).nodes.length).toBe(100_000)
  })
})

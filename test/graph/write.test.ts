import { describe, expect, it } from 'vitest'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { graphToJson, writeGraph } from '../../src/graph/write.js'
import { file, graphOf, level, read } from './build.js'
import { catalogue } from './catalogue.js'

const written = (graph: Graph) => writeGraph(graph, catalogue)

describe('writeGraph', () => {
  it('writes in a fixed order, short lists on one line', () => {
    const graph = graphOf(
      [
        ['in', 'Input', { shape: [28, 28, null] }, { position: [-10, 20.5] }],
        ['c', 'Composite', {}, { composite: 'pair', label: 'a "pair"' }],
      ],
      ['in.y > c.x'],
      {
        seed: 42,
        composites: {
          pair: {
            ...level(
              [
                ['a', 'ELU'],
                ['b', 'ELU', {}, { weightsOf: 'a' }],
              ],
              ['a.y > b.x'],
            ),
            inputs: { x: ['a', 'x'] },
            outputs: { y: ['b', 'y'] },
          },
        },
        notes: [{ text: 'two\nlines', position: [0, 0], size: [10, 10] }],
        meta: { title: 't', tags: ['a', 'b'] },
      },
    )
    expect(written(graph)).toBe(`{
  "format": "rete-tfjs-graph",
  "version": 1,
  "seed": 42,
  "nodes": [
    {
      "id": "in",
      "type": "Input",
      "typeVersion": 1,
      "position": [-10, 20.5],
      "params": {
        "shape": [28, 28, null],
        "dtype": "float32"
      }
    },
    {
      "id": "c",
      "type": "Composite",
      "typeVersion": 1,
      "label": "a \\"pair\\"",
      "position": [0, 0],
      "params": {},
      "composite": "pair"
    }
  ],
  "connections": [
    { "from": ["in", "y"], "to": ["c", "x"] }
  ],
  "composites": {
    "pair": {
      "label": "",
      "nodes": [
        {
          "id": "a",
          "type": "ELU",
          "typeVersion": 1,
          "position": [0, 0],
          "params": {
            "alpha": 1
          }
        },
        {
          "id": "b",
          "type": "ELU",
          "typeVersion": 1,
          "position": [0, 0],
          "params": {
            "alpha": 1
          },
          "weightsOf": "a"
        }
      ],
      "connections": [
        { "from": ["a", "y"], "to": ["b", "x"] }
      ],
      "inputs": {
        "x": ["a", "x"]
      },
      "outputs": {
        "y": ["b", "y"]
      },
      "notes": []
    }
  },
  "notes": [
    {
      "text": "two\\nlines",
      "position": [0, 0],
      "size": [10, 10]
    }
  ],
  "meta": {
    "title": "t",
    "tags": ["a", "b"]
  }
}
`)
    expect(read(written(graph))).toEqual(graph)
    expect(written(read(written(graph)))).toBe(written(graph))
  })

  it('changes one line where one parameter changes', () => {
    const lines = (alpha: number) =>
      written(
        graphOf([
          ['a', 'ELU', { alpha }],
          ['b', 'Dense'],
        ]),
      ).split('\n')
    const [before, after] = [lines(1), lines(0.5)]
    expect(before.filter((line, index) => line !== after[index])).toEqual(['        "alpha": 1'])
  })

  it('puts long lists on lines of their own', () => {
    const size = Array.from({ length: 60 }, () => 1)
    const graph = graphOf([['r', 'Repeat', { size }]])
    expect(
      written(graph)
        .split('\n')
        .filter((line) => line.trim() === '1,').length,
    ).toBe(59)
    expect(read(written(graph))).toEqual(graph)
  })

  it('writes every parameter, since a later default must not change an old file', () => {
    const graph = graphOf([['d', 'Dense']])
    const partial = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, params: { units: 8 } })) }
    expect(read(written(partial)).nodes[0]?.params).toEqual({ units: 8, useBias: true, trainable: true, note: '' })
  })

  it('keeps a parameter that is null although its default is not', () => {
    const graph = graphOf([['m', 'Maybe', { limit: null }]])
    expect(graph.nodes[0]?.params).toEqual({ isThere: false, limit: null })
    expect(read(written(graph))).toEqual(graph)
  })

  it('writes a node of an unknown type as it was read', () => {
    const raw = { params: { b: 2, a: [1] }, type: 'Frobnicate', id: 'f' }
    const graph = read(JSON.stringify(file([], [], { nodes: [raw] })))
    expect(graphToJson(graph, catalogue)['nodes']).toEqual([raw])
    expect(JSON.stringify(graphToJson(graph, catalogue)['nodes'])).toBe(JSON.stringify([raw]))
    const moved = {
      ...graph,
      nodes: graph.nodes.map((node) => ({ ...node, id: 'g', position: [5, 6] as const, label: 'new' })),
    }
    expect(graphToJson(moved, catalogue)['nodes']).toEqual([{ ...raw, id: 'g', position: [5, 6], label: 'new' }])
  })

  it('keeps the sign of a zero', () => {
    const graph = graphOf([['a', 'ELU', { alpha: 0 }, { position: [0, 0] }]])
    const negative: Graph = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: [-0, 1] })) }
    expect(read(written(negative))).toEqual(negative)
  })

  it('does not write what JSON cannot hold', () => {
    expect(() => written({ ...emptyGraph, seed: NaN })).toThrow('JSON cannot hold NaN')
  })

  it('gives the same value for text and clipboard', () => {
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['e', 'ELU'],
      ],
      ['in.y > e.x'],
    )
    expect(JSON.parse(written(graph))).toEqual(graphToJson(graph, catalogue))
    expect(readGraph(structuredClone(graphToJson(graph, catalogue)), catalogue).graph).toEqual(graph)
  })
})

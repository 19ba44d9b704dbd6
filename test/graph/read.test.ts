import { describe, expect, it } from 'vitest'
import { readGraph } from '../../src/graph/read.js'
import { file, graphOf, level } from './build.js'
import { catalogue } from './catalogue.js'

describe('readGraph', () => {
  it('reads nodes, wires, notes and meta', () => {
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['out', 'ELU', { alpha: 2 }, { label: 'last', position: [3, 4] }],
      ],
      ['in.y > out.x'],
      {
        seed: 7,
        notes: [{ text: 'hello', position: [0, -5], size: [100, 20] }],
        meta: { title: 'a title', others: [1, { deep: true }] },
      },
    )
    expect(graph).toEqual({
      seed: 7,
      nodes: [
        { id: 'in', type: 'Input', typeVersion: 1, position: [0, 0], params: { shape: [4], dtype: 'float32' } },
        { id: 'out', type: 'ELU', typeVersion: 1, label: 'last', position: [3, 4], params: { alpha: 2 } },
      ],
      connections: [{ from: ['in', 'y'], to: ['out', 'x'] }],
      composites: {},
      notes: [{ text: 'hello', position: [0, -5], size: [100, 20] }],
      meta: { title: 'a title', others: [1, { deep: true }] },
    })
  })

  it('gives missing parameters their defaults, in the order of the definition', () => {
    const [node] = graphOf([['d', 'Dense', { useBias: false }]]).nodes
    expect(Object.entries(node!.params)).toEqual([
      ['units', 3],
      ['useBias', false],
      ['trainable', true],
      ['note', ''],
    ])
  })

  it('takes one number for a tuple as what it stands for', () => {
    expect(graphOf([['r', 'Repeat', { size: [1, 2, 3] }]]).nodes[0]?.params).toEqual({ size: [1, 2, 3] })
  })

  it('leaves HTML in labels, notes and parameters alone: it is text', () => {
    const html = '<img src=x onerror="alert(1)"></script>&amp;'
    const graph = graphOf([['d', 'Dense', { note: html }, { label: html }]])
    expect(graph.nodes[0]).toMatchObject({ label: html, params: { note: html } })
  })

  it('reads a value as it reads a text', () => {
    const given = file([['in', 'Input']])
    expect(readGraph(given, catalogue)).toEqual(readGraph(JSON.stringify(given), catalogue))
  })

  it('keeps a node of an unknown type with its wires', () => {
    const raw = { id: 'f', type: 'Frobnicate', typeVersion: 9, label: 'x', params: { a: [1, { b: 2 }] } }
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['e', 'ELU'],
      ],
      ['in.y > f.left', 'f.any > e.x'],
      {
        nodes: [
          ...level([
            ['in', 'Input'],
            ['e', 'ELU'],
          ]).nodes,
          raw,
        ],
      },
    )
    expect(graph.nodes[2]).toEqual({ ...raw, position: [0, 0], unknown: raw })
    expect(graph.connections.length).toBe(2)
  })
})

import { describe, expect, it } from 'vitest'
import { readGraph } from '../../src/graph/read.js'
import { file, level, messages, type Node, refusals } from './build.js'
import { catalogue } from './catalogue.js'

describe('readGraph refuses', () => {
  it('duplicate ids', () => {
    const { problems } = readGraph(
      file([
        ['a', 'ELU'],
        ['a', 'ELU'],
      ]),
      catalogue,
    )
    expect(problems).toMatchObject([{ kind: 'reference' }])
    expect(messages(problems ?? [])).toEqual([
      'a | nodes[1].id: expected each id once, received "a", taken by nodes[0]',
    ])
  })

  it.each([
    ['b.y > a.x', 'connections[0].from[0]: expected the id of a node, received "b"'],
    ['in.y > b.x', 'connections[0].to[0]: expected the id of a node, received "b"'],
    ['in.z > a.x', 'in | connections[0].from[1]: expected an output of Input: y, received "z"'],
    ['in.y > a.y', 'a | connections[0].to[1]: expected an input of ELU: x, received "y"'],
    ['in.y > in.x', 'in | connections[0].to[1]: expected no wire: Input has no inputs, received "x"'],
    ['in.y > sum.x', 'sum | connections[0].to[1]: expected an input of Add: x1, x2, ..., received "x"'],
    ['in.y > sum.x0', 'sum | connections[0].to[1]: expected an input of Add: x1, x2, ..., received "x0"'],
    ['in.y > sum.x1000', 'sum | connections[0].to[1]: expected an input of Add: x1, x2, ..., received "x1000"'],
  ])('the dangling wire %s', (wire, message) => {
    expect(
      refusals(
        file(
          [
            ['in', 'Input'],
            ['a', 'ELU'],
            ['sum', 'Add'],
          ],
          [wire],
        ),
      ),
    ).toEqual([message])
  })

  it('two wires into one input', () => {
    expect(
      refusals(
        file(
          [
            ['in', 'Input'],
            ['a', 'ELU'],
          ],
          ['in.y > a.x', 'in.y > a.x'],
        ),
      ),
    ).toEqual(['a | connections[1].to: expected one wire into an input, received a second into a.x'])
  })

  it('cycles', () => {
    const nodes: Node[] = [
      ['a', 'ELU'],
      ['b', 'ELU'],
      ['c', 'ELU'],
    ]
    const { problems } = readGraph(file(nodes, ['a.y > b.x', 'b.y > c.x', 'c.y > a.x']), catalogue)
    expect(problems).toMatchObject([{ kind: 'cycle', at: 'connections', received: 'a → b → c → a' }])
    expect(refusals(file(nodes, ['a.y > a.x']))).toEqual(['a | connections: expected no cycle, received a → a'])
  })

  it('composites that contain themselves', () => {
    const composite = (inner: string) => level([['n', 'Composite', {}, { composite: inner }]])
    const { problems } = readGraph(file([], [], { composites: { a: composite('b'), b: composite('a') } }), catalogue)
    expect(problems).toMatchObject([{ kind: 'cycle', at: 'composites.a', received: 'a in b in a' }])
  })

  it('a composite whose ports lead nowhere, or to an input that is wired inside', () => {
    const inside = level(
      [
        ['a', 'ELU'],
        ['b', 'ELU'],
      ],
      ['a.y > b.x'],
    )
    const composites = { c: { ...inside, inputs: { x: ['b', 'x'], z: ['q', 'x'] }, outputs: { y: ['b', 'z'] } } }
    expect(refusals(file([], [], { composites }))).toEqual([
      'composites.c.inputs.x: expected an input that nothing else feeds, received b.x',
      'composites.c.inputs.z[0]: expected the id of a node, received "q"',
      'b | composites.c.outputs.y[1]: expected an output of ELU: y, received "z"',
    ])
  })

  it('wires to ports that a composite does not have', () => {
    const composites = { c: { ...level([['a', 'ELU']]), inputs: { x: ['a', 'x'] }, outputs: {} } }
    const nodes: Node[] = [
      ['in', 'Input'],
      ['c1', 'Composite', {}, { composite: 'c' }],
    ]
    expect(refusals(file(nodes, ['in.y > c1.x'], { composites }))).toEqual([])
    expect(refusals(file(nodes, ['in.y > c1.z'], { composites }))).toEqual([
      'c1 | connections[0].to[1]: expected an input of c: x, received "z"',
    ])
  })
})

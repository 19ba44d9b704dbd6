import { describe, expect, it } from 'vitest'
import { level, type Node } from './build.js'
import { checkOf, problemsOf, shapeOf } from './checking.js'

describe('layers on wires', () => {
  it('need no input of their own, and have the weights that the taker makes for them', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [5] }],
        ['d', 'Dense', { units: 2 }],
        ['t', 'Apply'],
      ],
      ['in.y > t.x', 'd.layer > t.layer'],
    )
    expect(problemsOf(report)).toEqual([])
    expect(shapeOf(report, 't')).toEqual(['batch', 2])
    expect(report.nodes.get('d')).toMatchObject({ parameters: 12, problems: [] })
    expect(report.nodes.get('t')?.parameters).toBe(0)
    expect(report.parameters).toBe(12)
  })

  it('are cells where a cell is asked for', () => {
    const nodes: Node[] = [
      ['in', 'Input'],
      ['c', 'SimpleCell', { units: 2 }],
      ['d', 'Dense'],
      ['s', 'Scan'],
    ]
    const good = checkOf([nodes[0]!, nodes[1]!, nodes[3]!], ['in.y > s.x', 'c.layer > s.cell'])
    expect(problemsOf(good)).toEqual([])
    expect(shapeOf(good, 's')).toEqual(['batch', 2])
    expect(good.nodes.get('c')?.weights.map(({ shape }) => shape)).toEqual([
      [4, 2],
      [2, 2],
    ])
    const bad = checkOf([nodes[0]!, nodes[2]!, nodes[3]!], ['in.y > s.x', 'd.layer > s.cell'])
    expect(problemsOf(bad)).toEqual(['s | cell: expected a recurrent cell, received Dense'])
  })

  it('may be wired as well; what they are applied to must then agree', () => {
    const nodes: Node[] = [
      ['in', 'Input', { shape: [5] }],
      ['other', 'Input', { shape: [6] }],
      ['d', 'Dense'],
      ['t', 'Apply'],
    ]
    expect(problemsOf(checkOf(nodes, ['in.y > d.x', 'in.y > t.x', 'd.layer > t.layer']))).toEqual([])
    const report = checkOf(nodes, ['other.y > d.x', 'in.y > t.x', 'd.layer > t.layer'])
    expect(report.problems).toMatchObject([
      { node: 't', kind: 'weights', expected: 'kernel [6, 3], the shape at d', received: '[5, 3]' },
    ])
  })

  it('need their input where another output is used', () => {
    const report = checkOf(
      [
        ['in', 'Input'],
        ['d', 'Dense'],
        ['t', 'Apply'],
        ['e', 'ELU'],
      ],
      ['in.y > t.x', 'd.layer > t.layer', 'd.y > e.x'],
    )
    expect(problemsOf(report)).toEqual(['d | x: expected a wire to x, received nothing'])
  })

  it('do not fit where a tensor is asked for, nor tensors where a layer is', () => {
    const report = checkOf(
      [
        ['in', 'Input'],
        ['d', 'Dense'],
        ['e', 'ELU'],
        ['t', 'Apply'],
      ],
      ['d.layer > e.x', 'in.y > t.x', 'in.y > t.layer'],
    )
    expect(problemsOf(report)).toEqual([
      'e | x: expected a tensor, received a layer from d.layer',
      't | layer: expected a layer, received a tensor from in.y',
    ])
  })
})

describe('weightsOf', () => {
  const nodes = (more: object, type = 'Dense', params: object = { units: 2 }): Node[] => [
    ['in', 'Input', { shape: [2] }],
    ['a', 'Dense', { units: 2 }],
    ['b', type, params, more],
  ]
  const wires = ['in.y > a.x', 'a.y > b.x']

  it('shares weights, which are counted once', () => {
    const report = checkOf(nodes({ weightsOf: 'a' }), wires)
    expect(problemsOf(report)).toEqual([])
    expect(report.nodes.get('b')).toMatchObject({ parameters: 0, weights: [] })
    expect(report.parameters).toBe(6)
  })

  it.each([
    [
      nodes({ weightsOf: 'a' }, 'Dense', { units: 3 }),
      'b | weightsOf: expected kernel [2, 2], the shape at a, received [2, 3]',
    ],
    [nodes({ weightsOf: 'a' }, 'ELU', {}), 'b | weightsOf: expected a node of type ELU, received a of type Dense'],
    [nodes({ weightsOf: 'zz' }), 'b | weightsOf: expected the id of a node, received "zz"'],
    [
      nodes({ weightsOf: 'b' }),
      'b | weightsOf: expected a node with weights of its own, received b, which uses those of b',
    ],
  ])('%#', (given, message) => {
    expect(problemsOf(checkOf(given, wires))[0]).toBe(message)
  })

  it('does not go on from node to node', () => {
    const [input, a, b] = nodes({ weightsOf: 'a' })
    const report = checkOf([input!, a!, b!, ['c', 'Dense', { units: 2 }, { weightsOf: 'b' }]], [...wires, 'b.y > c.x'])
    expect(problemsOf(report)).toEqual([
      'c | weightsOf: expected a node with weights of its own, received b, which uses those of a',
    ])
  })
})

describe('composites', () => {
  const pair = {
    ...level(
      [
        ['d', 'Dense'],
        ['e', 'ELU'],
      ],
      ['d.y > e.x'],
    ),
    inputs: { x: ['d', 'x'] },
    outputs: { y: ['e', 'y'] },
  }
  const use = (id: string, more: object = {}): Node => [id, 'Composite', {}, { composite: 'pair', ...more }]

  it('are checked where they are used', () => {
    const report = checkOf([['in', 'Input', { shape: [3] }], use('a'), use('b')], ['in.y > a.x', 'a.y > b.x'], {
      composites: { pair },
    })
    expect(problemsOf(report)).toEqual([])
    expect([...report.nodes.keys()]).toEqual(['in', 'a/d', 'a/e', 'b/d', 'b/e'])
    expect(report.composites.get('a')).toEqual({
      path: 'a',
      outputs: { y: { kind: 'tensor', type: { dtype: 'float32', shape: ['batch', 3] } } },
      parameters: 12,
      multiplyAdds: '9*batch',
      problems: [],
    })
    expect(report.parameters).toBe(24)
  })

  it('share all weights inside', () => {
    const report = checkOf(
      [['in', 'Input', { shape: [3] }], use('a'), use('b', { weightsOf: 'a' })],
      ['in.y > a.x', 'a.y > b.x'],
      { composites: { pair } },
    )
    expect(problemsOf(report)).toEqual([])
    expect(report.parameters).toBe(12)
  })

  it('name the node inside that has a problem', () => {
    const report = checkOf([['in', 'Input', { shape: [1, 2] }], use('a')], ['in.y > a.x'], { composites: { pair } })
    expect(problemsOf(report)).toEqual(['a/d | x: expected rank 2, received rank 3, [batch, 1, 2]'])
  })

  it('share with uses of the same composite only', () => {
    const nodes: Node[] = [['in', 'Input', { shape: [3] }], ['d', 'Dense'], use('b', { weightsOf: 'd' })]
    const report = checkOf(nodes, ['in.y > d.x', 'in.y > b.x'], { composites: { pair } })
    expect(problemsOf(report)).toEqual(['b | weightsOf: expected a node of composite pair, received d of type Dense'])
    expect(report.composites.get('b')?.problems.length).toBe(1)
  })
})

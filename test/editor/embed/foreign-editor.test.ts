import { ClassicPreset, type GetSchemes, NodeEditor } from 'rete'
import { DataflowEngine } from 'rete-engine'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createTfjsNodes, type TfjsNode, type TfjsNodesOptions } from '../../../src/editor/index.js'

// An editor as Rete's guide builds it, with number nodes of its own.
class NumberNode extends ClassicPreset.Node {
  readonly value: number

  constructor(value: number, socket: ClassicPreset.Socket) {
    super('Number')
    this.value = value
    this.addOutput('value', new ClassicPreset.Output(socket))
  }
  data() {
    return { value: this.value }
  }
}

class AddNode extends ClassicPreset.Node {
  constructor(socket: ClassicPreset.Socket) {
    super('Add')
    this.addInput('left', new ClassicPreset.Input(socket))
    this.addInput('right', new ClassicPreset.Input(socket))
    this.addOutput('value', new ClassicPreset.Output(socket))
  }
  data({ left = [], right = [] }: { left?: number[]; right?: number[] }) {
    return { value: (left[0] ?? 0) + (right[0] ?? 0) }
  }
}

type Nodes = NumberNode | AddNode | TfjsNode
class Wire<A extends Nodes, B extends Nodes> extends ClassicPreset.Connection<A, B> {}
type Schemes = GetSchemes<Nodes, Wire<Nodes, Nodes>>

function open(options: Partial<TfjsNodesOptions> = {}, socketName = 'Number') {
  const socket = new ClassicPreset.Socket(socketName)
  const editor = new NodeEditor<Schemes>()
  const engine = new DataflowEngine<Schemes>()
  editor.use(engine)
  const refusals: string[] = []
  const tfjs = createTfjsNodes({ nodes, onRefused: (message) => refusals.push(message), ...options })
  tfjs.attach(editor)
  const add = async <N extends Nodes>(node: N): Promise<N> => {
    await editor.addNode(node)
    return node
  }
  const wire = <A extends Nodes, B extends Nodes>(a: A, out: keyof A['outputs'], b: B, into: keyof B['inputs']) =>
    editor.addConnection(new Wire<Nodes, Nodes>(a, String(out), b, String(into)))
  return {
    editor,
    engine,
    tfjs,
    refusals,
    add,
    wire,
    number: (value: number) => new NumberNode(value, socket),
    sum: () => new AddNode(socket),
  }
}

describe('our nodes in a stock editor', () => {
  it('sit in a pipeline of numbers', async () => {
    const { engine, tfjs, add, wire, number, sum } = open()
    const [a, b, plus, elu, after] = [number(1), number(-2), sum(), tfjs.create('ELU', { alpha: 0.5 }), sum()]
    for (const node of [a, b, plus, elu, after]) await add(node)
    expect(await wire(a, 'value', plus, 'left')).toBe(true)
    expect(await wire(b, 'value', plus, 'right')).toBe(true)
    expect(await wire(plus, 'value', elu, 'x')).toBe(true)
    expect(await wire(elu, 'y', after, 'left')).toBe(true)
    expect(await engine.fetch(elu.id)).toEqual({ y: 0.5 * Math.expm1(-1) })
    expect(await engine.fetch(after.id)).toEqual({ value: 0.5 * Math.expm1(-1) })
  })

  it('tell when a parameter has changed', () => {
    const changed: string[] = []
    const { tfjs } = open({ onChange: (node) => changed.push(node.id) })
    const elu = tfjs.create('ELU')
    expect(elu.setParam('alpha', 2)).toBeNull()
    expect(elu.setParam('alpha', 2)).toBeNull()
    expect(elu.setParam('alpha', -1e400)).not.toBeNull()
    expect(changed).toEqual([elu.id])
  })

  it('take back what was typed when the typing is cancelled', () => {
    const { tfjs } = open()
    const elu = tfjs.create('ELU', { alpha: 1 })
    const session = Symbol('edit')
    elu.setParam('alpha', 1.2, { session })
    elu.setParam('alpha', 1.25, { session })
    elu.cancel(session)
    expect(elu.params).toEqual({ alpha: 1 })
    elu.cancel(session)
    expect(elu.params).toEqual({ alpha: 1 })
  })

  it('grow and shrink ports as they are wired, and name curves by their nodes', async () => {
    const { tfjs, editor, engine, add, wire, number } = open()
    const plot = await add(tfjs.create('LinePlot'))
    const elu = await add(tfjs.create('ELU'))
    const a = await add(number(1))
    expect(Object.keys(plot.inputs)).toEqual(['x', 'y1'])
    await wire(a, 'value', elu, 'x')
    await wire(elu, 'y', plot, 'y1')
    expect(Object.keys(plot.inputs)).toEqual(['x', 'y1', 'y2'])
    await engine.fetch(plot.id)
    expect(plot.outcome.summary).toMatchObject({ kind: 'lines', series: [{ label: 'ELU', y: [1] }] })
    for (const { id, target } of editor.getConnections()) if (target === plot.id) await editor.removeConnection(id)
    expect(Object.keys(plot.inputs)).toEqual(['x', 'y1'])
  })
})

describe('wires that cannot work', () => {
  it('are refused with the reason', async () => {
    const { tfjs, refusals, add, wire, number, sum } = open()
    const [elu, dense, other, plus] = [tfjs.create('ELU'), tfjs.create('Dense'), tfjs.create('ELU'), sum()]
    const cell = tfjs.create('GRUCell')
    for (const node of [elu, dense, other, plus, cell]) await add(node)
    const [a, b] = [await add(number(1)), await add(number(2))]
    expect(await wire(a, 'value', elu, 'x')).toBe(true)
    expect(await wire(b, 'value', elu, 'x')).toBe(false)
    expect(await wire(elu, 'y', other, 'x')).toBe(true)
    expect(await wire(dense, 'y', plus, 'left')).toBe(false)
    expect(await wire(cell, 'layer', dense, 'x')).toBe(false)
    expect(await wire(plus, 'value', dense, 'x')).toBe(true)
    expect(await wire(other, 'y', plus, 'left')).toBe(true)
    expect(refusals).toEqual([
      `ELU (${elu.id}.x): expected one wire, received a second`,
      `Add (${plus.id}.left): expected a number, received a tensor from ${dense.id}.y`,
      `Dense (${dense.id}.x): expected a tensor, an array or a number, received an unapplied layer from ${cell.id}.layer`,
    ])
  })

  it('are those that close a cycle too: the engine would wait for ever', async () => {
    const { tfjs, refusals, add, wire, sum } = open()
    const [elu, plus] = [await add(tfjs.create('ELU')), await add(sum())]
    await wire(plus, 'value', elu, 'x')
    expect(await wire(elu, 'y', plus, 'left')).toBe(false)
    expect(refusals[0]).toContain('expected a graph without cycles')
  })

  it('are none where the name of the socket says nothing', async () => {
    const { tfjs, add, wire, sum } = open({}, 'socket')
    const [dense, plus] = [await add(tfjs.create('Dense')), await add(sum())]
    expect(await wire(dense, 'y', plus, 'left')).toBe(true)
  })

  it('are judged by kindOf, where it is given', async () => {
    const { tfjs, add, wire, sum } = open({ kindOf: () => 'number' }, 'socket')
    const [dense, plus] = [await add(tfjs.create('Dense')), await add(sum())]
    expect(await wire(dense, 'y', plus, 'left')).toBe(false)
  })
})

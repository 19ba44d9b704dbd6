import { ClassicPreset, type GetSchemes } from 'rete'
import type { TfjsNode } from 'rete-tfjs-plugin/editor'

// The nodes that this editor has of its own, as Rete's guide makes them.
const socket = new ClassicPreset.Socket('Number')
const lists = new ClassicPreset.Socket('Array')
const anything = new ClassicPreset.Socket('Any')

export class NumberNode extends ClassicPreset.Node<
  Record<string, never>,
  { value: ClassicPreset.Socket },
  { value: ClassicPreset.InputControl<'number'> }
> {
  width = 180
  height = 120

  constructor(initial: number, change: () => void) {
    super('Number')
    this.addControl('value', new ClassicPreset.InputControl('number', { initial, change }))
    this.addOutput('value', new ClassicPreset.Output(socket))
  }

  data() {
    return { value: this.controls.value.value ?? 0 }
  }
}

export class AddNode extends ClassicPreset.Node<
  { a: ClassicPreset.Socket; b: ClassicPreset.Socket },
  { value: ClassicPreset.Socket }
> {
  width = 180
  height = 150

  constructor() {
    super('Add')
    this.addInput('a', new ClassicPreset.Input(socket, 'a'))
    this.addInput('b', new ClassicPreset.Input(socket, 'b'))
    this.addOutput('value', new ClassicPreset.Output(socket, 'a + b'))
  }

  data({ a = [], b = [] }: { a?: number[]; b?: number[] }) {
    return { value: (a[0] ?? 0) + (b[0] ?? 0) }
  }
}

export class ListNode extends ClassicPreset.Node<
  Record<string, never>,
  { value: ClassicPreset.Socket },
  { value: ClassicPreset.InputControl<'text'> }
> {
  width = 240
  height = 120

  constructor(initial: string, change: () => void) {
    super('List')
    this.addControl('value', new ClassicPreset.InputControl('text', { initial, change }))
    this.addOutput('value', new ClassicPreset.Output(lists))
  }

  data() {
    const text = this.controls.value.value ?? ''
    return { value: text.split(/[\s,;]+/).flatMap((word) => (word === '' ? [] : [Number(word)])) }
  }
}

export class ResultNode extends ClassicPreset.Node<
  { value: ClassicPreset.Socket },
  Record<string, never>,
  { value: ClassicPreset.InputControl<'text'> }
> {
  width = 240
  height = 120

  constructor() {
    super('Result')
    this.addInput('value', new ClassicPreset.Input(anything))
    this.addControl('value', new ClassicPreset.InputControl('text', { readonly: true }))
  }

  data({ value = [] }: { value?: unknown[] }) {
    return { value: value[0] }
  }

  show(value: unknown): void {
    const shown = typeof value === 'number' ? [value] : Array.isArray(value) ? value : []
    this.controls.value.setValue(shown.map((item) => Number(Number(item).toPrecision(5))).join(', '))
  }
}

export type Nodes = NumberNode | AddNode | ListNode | ResultNode | TfjsNode
export class Connection extends ClassicPreset.Connection<ClassicPreset.Node, ClassicPreset.Node> {}
export type Schemes = GetSchemes<Nodes, Connection>

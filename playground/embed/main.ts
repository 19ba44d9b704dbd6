import './embed.css'
import { AreaExtensions } from 'rete-area-plugin'
import { AddNode, ListNode, type Nodes, NumberNode, ResultNode } from './own-nodes.js'
import { createStockEditor } from './stock-editor.js'
// What README says, word for word (test/package/embed-block.test.ts).
import { createTfjsNodes } from 'rete-tfjs-plugin/editor'
import { nodes } from 'rete-tfjs-plugin/nodes'
import { tfjsPreset } from 'rete-tfjs-plugin/preset'
import { createEngineClient } from 'rete-tfjs-plugin/worker'
import 'rete-tfjs-plugin/style.css'

const container = document.querySelector<HTMLElement>('#editor')
if (!container) throw new Error('embed.html: expected an element #editor')
const { editor, area, render, connect, process } = createStockEditor(container)

const tfjs = createTfjsNodes({ nodes, runner: createEngineClient(), onChange: process })
render.addPreset(tfjsPreset())
tfjs.attach(editor)
const elu = tfjs.create('ELU', { alpha: 0.5 })
await editor.addNode(elu)

const place = async <N extends Nodes>(node: N, x: number, y: number): Promise<N> => {
  if (!editor.getNode(node.id)) await editor.addNode(node)
  await area.translate(node.id, { x, y })
  return node
}

// Numbers: two of the editor's own, their sum, ELU, and back to the editor's own.
const one = await place(new NumberNode(1, process), 0, 0)
const other = await place(new NumberNode(-2, process), 0, 170)
const sum = await place(new AddNode(), 250, 70)
await place(elu, 500, 20)
const result = await place(new ResultNode(), 800, 80)
await connect(one, 'value', sum, 'a')
await connect(other, 'value', sum, 'b')
await connect(sum, 'value', elu, 'x')
await connect(elu, 'y', result, 'value')

// Arrays: the same node, a list in and a list out.
const list = await place(new ListNode('-2, -1, 0, 1', process), 0, 420)
const swish = await place(tfjs.create('Swish'), 500, 320)
const values = await place(new ResultNode(), 800, 420)
await connect(list, 'value', swish, 'x')
await connect(swish, 'y', values, 'value')

// Tensors: real digits through a layer, computed by TensorFlow.js in a worker.
const digits = await place(tfjs.create('Digits'), 0, 660)
const flatten = await place(tfjs.create('Flatten'), 250, 680)
const dense = await place(tfjs.create('Dense', { units: 3, activation: 'elu' }), 500, 640)
const table = await place(tfjs.create('TensorTable', { rows: 5 }), 800, 640)
await connect(digits, 'image', flatten, 'x')
await connect(flatten, 'y', dense, 'x')
await connect(dense, 'y', table, 'x')

await AreaExtensions.zoomAt(area, editor.getNodes())

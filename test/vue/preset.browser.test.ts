import { ClassicPreset, type GetSchemes, NodeEditor } from 'rete'
import { AreaExtensions, AreaPlugin } from 'rete-area-plugin'
import { ConnectionPlugin, Presets as ConnectionPresets } from 'rete-connection-plugin'
import { DataflowEngine } from 'rete-engine'
import { Presets, type VueArea2D, VuePlugin } from 'rete-vue-plugin'
import { expect, it } from 'vitest'
import { createTfjsNodes, type TfjsNode } from '../../src/editor/index.js'
import { tfjsPreset } from '../../src/vue/preset/index.js'
import { nodes } from '../../nodes/index.js'

class NumberNode extends ClassicPreset.Node<Record<string, never>, { value: ClassicPreset.Socket }> {
  private readonly given: number

  constructor(given: number) {
    super('Number')
    this.given = given
    this.addOutput('value', new ClassicPreset.Output(new ClassicPreset.Socket('number')))
  }

  data(): { value: number } {
    return { value: this.given }
  }
}
class Wire<A extends NumberNode | TfjsNode, B extends NumberNode | TfjsNode> extends ClassicPreset.Connection<A, B> {}
type Schemes = GetSchemes<NumberNode | TfjsNode, Wire<NumberNode, TfjsNode> | Wire<TfjsNode, TfjsNode>>

const frame = () => new Promise((resolve) => setTimeout(resolve, 60))

it('draws nodes of ours in a stock editor, where they are wired, changed and computed', async () => {
  const container = document.createElement('div')
  container.style.cssText = 'position:fixed;inset:0;width:900px;height:600px'
  document.body.append(container)
  const editor = new NodeEditor<Schemes>()
  const area = new AreaPlugin<Schemes, VueArea2D<Schemes>>(container)
  const connection = new ConnectionPlugin<Schemes, VueArea2D<Schemes>>()
  const render = new VuePlugin<Schemes, VueArea2D<Schemes>>()
  const engine = new DataflowEngine<Schemes>()
  render.addPreset(tfjsPreset())
  render.addPreset(Presets.classic.setup())
  connection.addPreset(ConnectionPresets.classic.setup())
  editor.use(engine)
  editor.use(area)
  area.use(connection)
  area.use(render)
  AreaExtensions.simpleNodesOrder(area)
  const tfjs = createTfjsNodes({ nodes, onChange: ({ id }) => engine.reset(id) })
  tfjs.attach(editor)

  const number = new NumberNode(-1)
  const elu = tfjs.create('ELU', { alpha: 2 })
  await editor.addNode(number)
  await editor.addNode(elu)
  await area.translate(elu.id, { x: 400, y: 100 })
  await frame()
  const node = container.querySelector<HTMLElement>(`[data-node="${elu.id}"]`)
  const socket = node?.querySelector<HTMLElement>('[data-side=input]')
  const field = node?.querySelector<HTMLInputElement>('input.rt-field')
  const output = container.querySelector<HTMLElement>('[data-testid=output-socket]')
  if (!node || !socket || !field || !output) throw new Error('expected the nodes to be drawn')
  expect(node.querySelector('.rt-curve-value')).not.toBeNull()

  const at = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { clientX: left + width / 2, clientY: top + height / 2, button: 0, bubbles: true, cancelable: true }
  }
  const from = output.firstElementChild ?? output
  from.dispatchEvent(new PointerEvent('pointerdown', at(from)))
  await frame()
  container.dispatchEvent(new PointerEvent('pointermove', at(socket)))
  await frame()
  window.dispatchEvent(new PointerEvent('pointerup', at(socket)))
  await frame()
  expect(editor.getConnections().map(({ source, target, targetInput }) => [source, target, targetInput])).toEqual([
    [number.id, elu.id, 'x'],
  ])
  expect(node.querySelector('[data-side=input] .is-wired')).not.toBeNull()
  const path = container.querySelector<SVGPathElement>('[data-testid=connection] path')
  const end = path?.getPointAtLength(path.getTotalLength())
  expect(end?.x).toBeCloseTo(400, 0)

  expect((await engine.fetch(elu.id))['y']).toBeCloseTo(2 * Math.expm1(-1), 6)
  field.focus()
  field.value = '3'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  expect(elu.params['alpha']).toBe(3)
  await area.update('node', elu.id)
  await frame()
  expect(document.activeElement).toBe(field)
  expect((await engine.fetch(elu.id))['y']).toBeCloseTo(3 * Math.expm1(-1), 6)
  area.destroy()
  container.remove()
})

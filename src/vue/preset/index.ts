// Our nodes in somebody else's editor that is drawn by rete-vue-plugin: `render.addPreset(tfjsPreset())`.
import '../style.css'
import { NodeEditor } from 'rete'
import { type BaseArea, BaseAreaPlugin } from 'rete-area-plugin'
import type { ClassicScheme, RenderPreset, VueArea2D } from 'rete-vue-plugin'
import { EditorNode } from '../../editor/node.js'
import PresetNode from './PresetNode.vue'
import { WiredPorts } from './wired-ports.js'

/**
 * Draws nodes of ours with sockets, controls, curves and results inline, and leaves every other node, all wires and everything else to the other
 * presets, before or after which it may be added.
 */
export function tfjsPreset<S extends ClassicScheme, K extends VueArea2D<S>>(): RenderPreset<S, K> {
  const wired = new WiredPorts()
  let isAttached = false
  const preset: RenderPreset<S, K> = {
    attach(plugin) {
      // The classic preset answers for every node, and the first answer counts. This one joins the list when this call has ended.
      queueMicrotask(() => moveToFront(plugin.presets, preset))
      if (isAttached || !plugin.hasParent()) return
      isAttached = true
      const area = plugin.parentScope<BaseAreaPlugin<S, BaseArea<S>>>(BaseAreaPlugin)
      wired.attach(() => (area.hasParent() ? area.parentScope<NodeEditor<S>>(NodeEditor).getConnections() : []))
      area.addPipe((context) => {
        if (context.type === 'connectioncreated' || context.type === 'connectionremoved') wired.changed(context.data)
        return context
      })
    },
    update({ data }) {
      return isOurs(data) ? { data: data.payload } : undefined
    },
    render({ data }, plugin) {
      if (!isOurs(data)) return undefined
      const area = plugin.parentScope()
      const emit = area.emit.bind(area)
      return { component: PresetNode, props: { data: data.payload, emit, wired } }
    },
  }
  return preset
}

function moveToFront<T>(list: T[], item: T): void {
  const index = list.indexOf(item)
  if (index > 0) list.unshift(...list.splice(index, 1))
}

function isOurs(data: { readonly type: string; readonly payload: unknown }): boolean {
  return data.type === 'node' && data.payload instanceof EditorNode
}

// Our nodes in somebody else's editor that is drawn by rete-vue-plugin: `render.addPreset(tfjsPreset())`, before the classic preset.
import '../style.css'
import { NodeEditor } from 'rete'
import { type BaseArea, BaseAreaPlugin } from 'rete-area-plugin'
import type { ClassicScheme, RenderPreset, VueArea2D } from 'rete-vue-plugin'
import { EditorNode } from '../../editor/node.js'
import PresetNode from './PresetNode.vue'
import { WiredPorts } from './wired-ports.js'

/**
 * Draws nodes of ours with sockets, controls, curves and results inline, and leaves every other node, all wires and everything else to the presets after
 * it.
 */
export function tfjsPreset<S extends ClassicScheme, K extends VueArea2D<S>>(): RenderPreset<S, K> {
  const wired = new WiredPorts()
  let isAttached = false
  return {
    attach(plugin) {
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
}

function isOurs(data: { readonly type: string; readonly payload: unknown }): boolean {
  return data.type === 'node' && data.payload instanceof EditorNode
}

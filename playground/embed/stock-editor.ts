import { NodeEditor } from 'rete'
import { AreaExtensions, AreaPlugin } from 'rete-area-plugin'
import { ConnectionPlugin, Presets as ConnectionPresets } from 'rete-connection-plugin'
import { DataflowEngine } from 'rete-engine'
import { Presets, type VueArea2D, VuePlugin } from 'rete-vue-plugin'
import { Connection, type Nodes, ResultNode, type Schemes } from './own-nodes.js'

/** An editor as Rete's guide builds it: nodes that can be moved, selected and wired, drawn by Vue, computed by the dataflow engine. */
export function createStockEditor(container: HTMLElement) {
  const editor = new NodeEditor<Schemes>()
  const area = new AreaPlugin<Schemes, VueArea2D<Schemes>>(container)
  const connection = new ConnectionPlugin<Schemes, VueArea2D<Schemes>>()
  const render = new VuePlugin<Schemes, VueArea2D<Schemes>>()
  const engine = new DataflowEngine<Schemes>()

  render.addPreset(Presets.classic.setup())
  connection.addPreset(ConnectionPresets.classic.setup())
  editor.use(engine)
  editor.use(area)
  area.use(connection)
  area.use(render)
  AreaExtensions.selectableNodes(area, AreaExtensions.selector(), { accumulating: AreaExtensions.accumulateOnCtrl() })
  AreaExtensions.simpleNodesOrder(area)

  const process = createProcess(editor, engine, area)
  editor.addPipe((context) => {
    if (context.type === 'connectioncreated' || context.type === 'connectionremoved') process()
    return context
  })

  const connect = (source: Nodes, output: string, target: Nodes, input: string) =>
    editor.addConnection(new Connection(source, output, target, input))
  return { editor, area, render, connect, process }
}

type Area = AreaPlugin<Schemes, VueArea2D<Schemes>>

/** Computes everything anew, from the nodes at the ends of the wires; what is asked for while it computes follows once. */
function createProcess(editor: NodeEditor<Schemes>, engine: DataflowEngine<Schemes>, area: Area): () => void {
  let asked = 0
  let running: Promise<void> | null = null

  async function compute(): Promise<void> {
    for (let seen = 0; seen !== asked;) {
      seen = asked
      engine.reset()
      const sources = new Set(editor.getConnections().map(({ source }) => source))
      const ends = editor.getNodes().filter(({ id }) => !sources.has(id))
      await Promise.all(ends.map(fetch))
    }
    running = null
  }

  async function fetch(node: Nodes): Promise<void> {
    try {
      const outputs = await engine.fetch(node.id)
      if (node instanceof ResultNode) node.show('value' in outputs ? outputs.value : undefined)
    } catch {
      // The node that failed says why, in the editor.
      if (node instanceof ResultNode) node.show(undefined)
    }
    if (node instanceof ResultNode) await area.update('control', node.controls.value.id)
  }

  return () => {
    asked++
    running ??= Promise.resolve().then(compute)
  }
}

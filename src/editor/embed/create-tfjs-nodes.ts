import type { ClassicPreset, NodeEditor } from 'rete'
import { type Catalogue, createCatalogue } from '../../definition/catalogue.js'
import type { JsonValue } from '../../definition/json.js'
import type { AnyNode } from '../../definition/node.js'
import type { SocketKind } from '../../definition/port.js'
import { freshModel } from '../fresh-model.js'
import { socketKindOf } from '../socket.js'
import { attachTo, type ForeignConnection, type ForeignSchemes, labelAt } from './attach.js'
import type { Runner } from './run-alone.js'
import { TfjsNode, type TfjsNodeHost } from './tfjs-node.js'

export interface TfjsNodesOptions {
  /** The nodes that can be created: `nodes` of this package, a choice of them, or `[...nodes, mine]`. */
  readonly nodes: readonly AnyNode[]
  /**
   * Computes what needs weights, random numbers, data or tensors. Without one, nodes that need none of these still work: activations,
   * for example.
   */
  readonly runner?: Runner
  /** Keys initial weights and random numbers, by default 0. */
  readonly seed?: number
  /** How many examples data sources give, by default 32, or all where there are fewer. */
  readonly batch?: number
  /** What a socket of the editor carries, `null` for unknown (then it fits everything); by default by its name: `number`, `array`, `tensor`. */
  readonly kindOf?: (socket: ClassicPreset.Socket) => SocketKind | null
  /** Called after a parameter of a node has changed: the place to `engine.reset(node.id)` and compute again. */
  readonly onChange?: (node: TfjsNode) => void
  /** Called with the reason for which `attach` has refused a wire; by default it is a warning on the console. */
  readonly onRefused?: (message: string, connection: ForeignConnection) => void
}

/** Our nodes for somebody else's Rete editor. */
export interface TfjsNodes {
  readonly catalogue: Catalogue
  /**
   * A node for `editor.addNode`. `params` is checked, what is missing has its default. Its weights belong to its id, by default `elu1`.
   * @throws TypeError for an unknown type or a value that a parameter cannot take
   */
  create(type: string, params?: Readonly<Record<string, JsonValue>>, options?: { readonly id?: string }): TfjsNode
  /** Refuses wires at our nodes that cannot work, lets their ports grow, and labels curves by the nodes that they come from. */
  attach<S extends ForeignSchemes>(editor: NodeEditor<S>): void
}

/**
 * The nodes of this package for an editor that others have built with rete-engine's `DataflowEngine`. Between nodes travel plain values: numbers, arrays,
 * tensors `{ dtype, shape, data }`.
 */
export function createTfjsNodes(options: TfjsNodesOptions): TfjsNodes {
  const { nodes, runner = null, seed = 0, batch = null, kindOf = socketKindOf, onChange, onRefused = warn } = options
  const catalogue = createCatalogue(nodes)
  let labelOf: TfjsNodeHost['labelOf'] = (_id, port) => port
  const host: TfjsNodeHost = {
    catalogue,
    runner,
    seed,
    batch,
    labelOf: (id, port) => labelOf(id, port),
    changed: (node) => onChange?.(node),
  }
  return {
    catalogue,
    create(type, params = {}, { id } = {}) {
      const definition = catalogue.nodes.get(type)
      if (!definition)
        throw new TypeError(`expected one of ${[...catalogue.nodes.keys()].join(', ')}, received ${type}`)
      return new TfjsNode(freshModel(definition, catalogue, { params, ...(id !== undefined && { id }) }), host)
    },
    attach(editor) {
      attachTo(editor, { kindOf, refused: onRefused })
      labelOf = (id, port) => labelAt(editor, id, port)
    },
  }
}

function warn(message: string): void {
  // eslint-disable-next-line no-console -- a refused wire always says why, and nobody has asked to be told otherwise
  console.warn(message)
}

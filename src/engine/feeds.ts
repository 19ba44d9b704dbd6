import { type Problem, problem } from '../definition/problem.js'
import { portKey } from '../graph/graph.js'
import { inputType } from '../graph/input-type.js'
import type { TensorData, TensorType } from '../operations/types.js'
import { type Bindings, checkTensor } from './tensor-check.js'
import type { WiredNode, Wiring } from './wiring.js'

/**
 * What is wrong with what is fed, by `id.port`; binds the lengths that names stand for. The place is `feed port` of the node that is fed. Any output
 * may be fed. What an Input or a source gives is known beforehand; of any other output the nodes behind it say whether it fits them.
 */
export function checkFeeds(
  wiring: Wiring,
  feeds: ReadonlyMap<string, TensorData>,
  bindings: Bindings,
): readonly Problem[] {
  return [...feeds].flatMap(([key, tensor]): Problem[] => {
    const dot = key.lastIndexOf('.')
    const [path, port] = [key.slice(0, dot), key.slice(dot + 1)]
    const node = wiring.byPath.get(path)
    if (!node || !isFeedable(node, port)) {
      return [{ ...problem('reference', `feed ${key}`, describeFeedable(wiring), key), node: null }]
    }
    // Without a type of its own any tensor fits its own shape.
    const type = declaredType(node, port) ?? tensor
    const finding = checkTensor(`feed ${port}`, type, tensor, bindings)
    return finding ? [{ ...finding, node: path }] : []
  })
}

function isFeedable({ definition }: WiredNode, port: string): boolean {
  return Object.hasOwn(definition.outputs, port) && definition.outputs[port]?.kind !== 'layer'
}

function declaredType({ path, definition, params }: WiredNode, port: string): TensorType | null {
  if (definition.role === 'input') return inputType(path, params)
  return definition.source?.types(params)[port] ?? null
}

/** What one would feed: the Input nodes of the graph where it has some. */
function describeFeedable({ order }: Wiring): string {
  const inputs = order.filter(({ definition }) => definition.role === 'input')
  const keys = inputs.flatMap(({ path, definition }) =>
    Object.keys(definition.outputs).map((port) => portKey([path, port])),
  )
  return keys.length === 0 ? 'an output id.port of the graph' : `one of ${keys.join(', ')}, or another output`
}

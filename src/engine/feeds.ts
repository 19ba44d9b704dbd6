import { type Problem, problem } from '../definition/problem.js'
import { portKey } from '../graph/graph.js'
import { inputType } from '../graph/input-type.js'
import type { TensorData, TensorType } from '../operations/types.js'
import { type Bindings, checkTensor } from './tensor-check.js'
import type { Wiring } from './wiring.js'

/** What is wrong with what is fed, by `id.port`; binds the lengths that names stand for. The place is `feed port` of the node that is fed. */
export function checkFeeds(
  wiring: Wiring,
  feeds: ReadonlyMap<string, TensorData>,
  bindings: Bindings,
): readonly Problem[] {
  if (feeds.size === 0) return []
  const declared = inputTypes(wiring)
  return [...feeds].flatMap(([key, tensor]): Problem[] => {
    const type = declared.get(key)
    if (!type) {
      const names = [...declared.keys()]
      const expected = names.length === 0 ? 'no feed: the graph has no Input node' : `one of ${names.join(', ')}`
      return [{ ...problem('reference', `feed ${key}`, expected, key), node: null }]
    }
    const dot = key.lastIndexOf('.')
    const finding = checkTensor(`feed ${key.slice(dot + 1)}`, type, tensor, bindings)
    return finding ? [{ ...finding, node: key.slice(0, dot) }] : []
  })
}

/** The outputs of all nodes that can be fed. */
function inputTypes({ order }: Wiring): ReadonlyMap<string, TensorType> {
  return new Map(
    order
      .filter(({ definition }) => definition.role === 'input')
      .flatMap(({ path, definition, params }) =>
        Object.keys(definition.outputs).map((port) => [portKey([path, port]), inputType(path, params)] as const),
      ),
  )
}

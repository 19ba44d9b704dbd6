import type { Catalogue } from '../definition/catalogue.js'
import type { AnyNode } from '../definition/node.js'
import type { TensorPort } from '../definition/port.js'
import type { Finding, Fix } from '../definition/problem.js'
import { findPort } from '../definition/sockets.js'
import { isKnownShape } from '../operations/size.js'
import type { TensorType } from '../operations/types.js'

/**
 * The finding with the changes that would mend it, only such as this catalogue can make: a cast where the dtype does not fit, a
 * flattening or reshaping where the rank does not.
 * @param type what arrives at the port that the finding is about, if one does
 */
export function offerFixes(
  finding: Finding,
  definition: AnyNode,
  type: TensorType | null,
  catalogue: Catalogue,
): Finding {
  const port = findPort(definition.inputs, finding.at)?.port
  const offered = port && port.kind !== 'layer' && type ? fixesAt(finding, port, type) : []
  const fixes = [...finding.fixes, ...offered].filter((fix) => isPossible(fix, definition, catalogue))
  return { ...finding, fixes }
}

function fixesAt(
  { kind, at }: Finding,
  { dtypes = ['float32'], rank = {} }: TensorPort,
  type: TensorType,
): readonly Fix[] {
  if (kind === 'dtype') {
    return dtypes.map((dtype) => ({
      do: 'insertNode',
      label: `Insert Cast to ${dtype}`,
      port: at,
      type: 'Cast',
      params: { dtype },
    }))
  }
  if (kind !== 'shape') return []
  const { shape } = type
  if (shape.length > 2 && rank.max === 2)
    return [{ do: 'insertNode', label: 'Insert Flatten', port: at, type: 'Flatten' }]
  const example = shape.slice(1)
  if (shape.length === 0 || shape.length + 1 !== rank.min || !isKnownShape(example)) return []
  const targetShape = [...example, 1]
  const label = `Insert Reshape to [${targetShape.join(', ')}]`
  return [{ do: 'insertNode', label, port: at, type: 'Reshape', params: { targetShape } }]
}

/** Whether the node types and parameters that a fix speaks of exist. */
function isPossible(fix: Fix, definition: AnyNode, catalogue: Catalogue): boolean {
  if (fix.do === 'removeWire') return true
  if (fix.do === 'setParam') return fix.node !== undefined || Object.hasOwn(definition.params, fix.param)
  const used = catalogue.nodes.get(fix.type)
  const params = 'params' in fix ? Object.keys(fix.params ?? {}) : []
  return used !== undefined && params.every((key) => Object.hasOwn(used.params, key))
}

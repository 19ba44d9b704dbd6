import type { LayerType } from '../definition/layer.js'
import type { AnyNode } from '../definition/node.js'
import { isProblem } from '../definition/problem.js'
import type { InputTypes, Ports } from '../definition/port.js'
import { alongside, isVariadic } from '../definition/sockets.js'
import type { Weights } from '../definition/weight.js'
import type { TensorType } from '../operations/types.js'
import type { Incoming, UnappliedLayer } from './apply-node.js'
import { checkPorts } from './check-ports.js'

type Inputs = Readonly<Record<string, Incoming>>

/** What `weights`, `state` and `check` see: types; `null` for what is not wired. */
export function typesOf(definition: AnyNode, inputs: Inputs): InputTypes<Ports> {
  return mapInputs(definition, inputs, (value) => {
    if (isLayers(value)) return 'length' in value ? value.map(describeLayer) : describeLayer(value)
    return 'id' in value ? value.type : value.map((item) => item?.type ?? null)
  })
}

/** What is known of a layer that is not applied yet. */
export function describeLayer(layer: UnappliedLayer): LayerType {
  const { definition, params, layers = {} } = layer
  const inner = Object.values(layers).flat().map(describeLayer)
  return {
    type: definition.type,
    params,
    inputs: Object.keys(definition.inputs),
    states: (x) => definition.cell?.states(x, params, inner) ?? null,
    weights: (x) => weightsFor(layer, x),
  }
}

function weightsFor({ definition, params, layers = {} }: UnappliedLayer, x: TensorType): Weights | null {
  const inputs: Inputs = { ...layers, x: { id: -1, type: x } }
  if (checkPorts(definition, inputs).some(isProblem)) return null
  const types = typesOf(definition, inputs)
  if ([...(definition.check?.(types, params) ?? [])].some(isProblem)) return null
  return definition.weights?.(types, params) ?? {}
}

/** Whether layers arrive at a port: one, or several at a variadic one. */
export function isLayers(value: Incoming): value is UnappliedLayer | readonly UnappliedLayer[] {
  if (value === null) return false
  return 'length' in value ? value.some((item) => item && 'definition' in item) : 'definition' in value
}

/**
 * Something for every input port of a node: what is made of that which arrives; where nothing does, an empty list for a variadic port,
 * free places for one that goes alongside another, and `null` for others.
 */
export function mapInputs<T>(
  { inputs: ports }: AnyNode,
  inputs: Inputs,
  map: (value: Exclude<Incoming, null>, key: string) => T,
): Readonly<Record<string, T | readonly null[] | null>> {
  const mapped: Record<string, T | readonly null[] | null> = {}
  for (const [key, port] of Object.entries(ports)) {
    const value = inputs[key] ?? null
    const beside = inputs[alongside(port) ?? ''] ?? null
    const places = beside !== null && 'length' in beside ? beside.length : 0
    if (value !== null) mapped[key] = map(value, key)
    else mapped[key] = isVariadic(port) ? Array<null>(places).fill(null) : null
  }
  return mapped
}

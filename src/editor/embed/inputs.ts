import type { AnyNode } from '../../definition/node.js'
import { NodeError, problem } from '../../definition/problem.js'
import { findPort } from '../../definition/sockets.js'
import { type Arrival, groupLayers } from '../../graph/arrivals.js'
import type { DType } from '../../operations/types.js'
import { dtypeAt, expectedValue, kindOfForm, type LayerInput, type Numbers, readValue } from './value.js'
import type { Catalogue } from '../../definition/catalogue.js'
import { readParamValues } from '../../graph/param-values.js'

/** What Rete's engine hands to `data`: a list for each wired input, with one value a wire. */
export type NodeInputs = Readonly<Record<string, readonly unknown[] | undefined>>

/** Numbers that arrived at a port, with the dtype that they have there. */
export interface NumbersInput extends Omit<Numbers, 'dtype'> {
  readonly port: string
  readonly dtype: DType
}

/** What arrived at the inputs of a node. */
export interface ReadInputs {
  readonly numbers: readonly NumbersInput[]
  readonly layers: readonly LayerInput[]
}

/** Reads what a node was handed. @throws NodeError for what no port takes */
export function readInputs(id: string, { inputs: ports, type }: AnyNode, given: NodeInputs): ReadInputs {
  const numbers: NumbersInput[] = []
  const layers: LayerInput[] = []
  for (const [port, values = []] of Object.entries(given)) {
    if (values.length === 0) continue
    const found = findPort(ports, port)
    if (!found) throw new NodeError(id, problem('reference', port, `an input of ${type}`, `"${port}"`))
    if (values.length > 1) throw new NodeError(id, problem('reference', port, 'one wire', `${values.length} wires`))
    const value = readValue(values[0])
    const isLayerPort = found.port.kind === 'layer'
    if ('received' in value) {
      throw new NodeError(id, problem('kind', port, isLayerPort ? 'an unapplied layer' : expectedValue, value.received))
    }
    if ('layer' in value) layers.push({ ...value, port })
    else numbers.push({ ...value, port, dtype: found.port.kind === 'layer' ? 'float32' : dtypeAt(found.port, value) })
  }
  return { numbers, layers }
}

/** The same as wires of a graph would bring it, for the checker. `feedId` names the node that stands for what arrives at a port. */
export function arrivalsOf(
  { numbers, layers }: ReadInputs,
  catalogue: Catalogue,
  feedId: (port: string) => string,
): readonly Arrival[] {
  return [
    ...numbers.map(({ port, form, dtype, shape }) => ({
      port,
      from: [feedId(port), 'y'] as const,
      output: { kind: kindOfForm[form], type: { dtype, shape }, layer: null, isLeftOut: false },
      producer: null,
    })),
    ...layerArrivals(layers, catalogue),
  ]
}

function layerArrivals(layers: readonly LayerInput[], catalogue: Catalogue): readonly Arrival[] {
  return layers.flatMap(({ port, layer, layers: inner = [] }) => {
    const definition = catalogue.nodes.get(layer.type)
    if (!definition) return []
    const params = readParamValues(definition, layer.params, catalogue).values
    const taken = groupLayers(definition, layerArrivals(inner, catalogue))
    const unapplied = { definition, params, path: layer.id, layers: taken }
    const output = { kind: 'layer', type: null, layer: unapplied, isLeftOut: false } as const
    return [{ port, from: [layer.id, 'layer'] as const, output, producer: null }]
  })
}

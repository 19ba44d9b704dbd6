import type { InputTypes, InputValues, Ports } from '../definition/port.js'
import { isVariadic } from '../definition/sockets.js'
import type { GraphTrace } from '../engine/trace-graph.js'
import type { WiredNode } from '../engine/wiring.js'
import { portKey } from '../graph/graph.js'
import type { Traced } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'

/** What arrives at the ports of a node that was traced. */
export function valuesOfInputs(trace: GraphTrace, node: WiredNode): InputValues<Ports, Traced> {
  return mapInputs(trace, node, (value) => value)
}

/** The types of what arrives there. */
export function typesOfInputs(trace: GraphTrace, node: WiredNode): InputTypes<Ports> {
  return mapInputs(trace, node, ({ type }): TensorType => type)
}

function mapInputs<T>(trace: GraphTrace, { definition, wires }: WiredNode, map: (value: Traced) => T) {
  return Object.fromEntries(
    Object.entries(definition.inputs).map(([port, declaration]) => {
      const own = wires.filter(({ declared }) => declared === port)
      const values = own.flatMap(({ from }) => trace.valueOf(portKey(from)) ?? []).map(map)
      return [port, isVariadic(declaration) ? values : (values[0] ?? null)]
    }),
  )
}

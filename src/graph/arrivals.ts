import type { AnyNode, Producer } from '../definition/node.js'
import type { SocketKind } from '../definition/port.js'
import { type Finding, problem } from '../definition/problem.js'
import { alongside, doesKindFit, findPort, isVariadic, variadicIndex } from '../definition/sockets.js'
import { areShapesEqual } from '../operations/size.js'
import type { Traced } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'
import type { Incoming, UnappliedLayer } from './apply-node.js'
import { portKey, type PortReference } from './graph.js'

/** What is known of an output while the graph is checked. */
export interface OutputState {
  readonly kind: SocketKind
  /** `null` for a layer, and while it cannot be told. */
  readonly type: TensorType | null
  readonly layer: UnappliedLayer | null
  /** Whether the node gives nothing there with its parameters and inputs. */
  readonly isLeftOut: boolean
}

/** What a wire brings to an input port. */
export interface Arrival {
  /** The name that the wire uses: `x`, `x2`. */
  readonly port: string
  readonly from: PortReference
  /** `null` where nothing is known: a node of an unknown type feeds it. */
  readonly output: OutputState | null
  readonly producer: Producer | null
}

/** Whether a node that was fed with `a` would find out the same from `b`. */
export function areArrivalsEqual(a: readonly Arrival[], b: readonly Arrival[]): boolean {
  return a.length === b.length && a.every((arrival, index) => isArrivalEqual(arrival, b[index]!))
}

function isArrivalEqual(a: Arrival, b: Arrival): boolean {
  if (a.port !== b.port || portKey(a.from) !== portKey(b.from)) return false
  if (a.producer?.definition !== b.producer?.definition || a.producer?.params !== b.producer?.params) return false
  if (a.output === b.output) return true
  return a.output !== null && b.output !== null && isOutputEqual(a.output, b.output)
}

function isOutputEqual(a: OutputState, b: OutputState): boolean {
  const isSame = isLayerEqual(a.layer, b.layer)
  return isSame && a.kind === b.kind && a.isLeftOut === b.isLeftOut && isTypeEqual(a.type, b.type)
}

function isLayerEqual(a: UnappliedLayer | null, b: UnappliedLayer | null): boolean {
  if (a === b || a === null || b === null) return a === b
  if (a.definition !== b.definition || a.params !== b.params || a.path !== b.path) return false
  const [inner, other] = [Object.values(a.layers ?? {}).flat(), Object.values(b.layers ?? {}).flat()]
  return inner.length === other.length && inner.every((layer, index) => isLayerEqual(layer, other[index] ?? null))
}

function isTypeEqual(a: TensorType | null, b: TensorType | null): boolean {
  if (a === null || b === null) return a === b
  return a.dtype === b.dtype && areShapesEqual(a.shape, b.shape)
}

/** What is wrong with the wires themselves, before any shape is looked at. */
export function checkArrivals(definition: AnyNode, arrivals: readonly Arrival[]): readonly Finding[] {
  return arrivals.flatMap((arrival, index) => {
    const isSecond = arrivals.findIndex(({ port }) => port === arrival.port) < index
    const finding = isSecond
      ? problem('reference', arrival.port, 'one wire', `a second from ${portKey(arrival.from)}`)
      : (checkArrival(definition, arrival) ?? checkBeside(definition, arrival, arrivals))
    if (!finding) return []
    return [{ ...finding, fixes: [{ do: 'removeWire', label: 'Remove the wire', port: arrival.port } as const] }]
  })
}

function checkArrival(definition: AnyNode, { port, from, output, producer }: Arrival): Finding | null {
  const found = findPort(definition.inputs, port)
  if (!found) return problem('reference', port, `an input of ${definition.type}`, `"${port}"`)
  if (!output) {
    const isNowhere = producer !== null && !Object.hasOwn(producer.definition.outputs, from[1])
    return isNowhere ? problem('reference', port, `an output of ${producer.definition.type}`, portKey(from)) : null
  }
  if (output.isLeftOut) {
    return problem('missing', port, `a value from ${portKey(from)}`, 'none with its parameters and inputs')
  }
  if (doesKindFit(output.kind, found.port.kind)) return null
  return problem('kind', port, describeKind(found.port.kind), `${describeKind(output.kind)} from ${portKey(from)}`)
}

/** A port that goes alongside another one, `mask2` with `x2`, says nothing where that is not wired. */
function checkBeside(definition: AnyNode, { port, from }: Arrival, arrivals: readonly Arrival[]): Finding | null {
  const found = findPort(definition.inputs, port)
  const other = found && alongside(found.port)
  if (!found || !other) return null
  const beside = `${other}${variadicIndex(found)}`
  if (arrivals.some((arrival) => arrival.port === beside)) return null
  return problem('missing', port, `a wire to ${beside} beside it`, `one from ${portKey(from)} alone`)
}

function describeKind(kind: SocketKind): string {
  return kind === 'array' ? 'an array' : `a ${kind}`
}

/** What arrives, by declared port; the ports of a variadic one in the order of their numbers, whatever is missing between. */
export function groupArrivals(
  definition: AnyNode,
  arrivals: readonly Arrival[],
  trace: (type: TensorType) => Traced,
): Readonly<Record<string, Incoming>> {
  const wired = arrivals.flatMap(({ port, output }) => {
    return output?.type ? [{ port, value: trace(output.type) }] : []
  })
  return { ...groupTensors(definition, wired), ...groupLayers(definition, arrivals) }
}

/** The layers among what arrives, by declared port. */
export function groupLayers(definition: AnyNode, arrivals: readonly Arrival[]): NonNullable<UnappliedLayer['layers']> {
  const wired = arrivals.flatMap(({ port, output }) => (output?.layer ? [{ port, value: output.layer }] : []))
  return groupByPort(definition, wired)
}

/** A value by the name of the port that it is wired to. */
interface Wired<T> {
  readonly port: string
  readonly value: T
}

/** Values by declared port, those of a port that goes alongside another with a place for each wire of that. */
export function groupTensors<T>(
  definition: AnyNode,
  wired: readonly Wired<T>[],
): Record<string, T | readonly (T | null)[]> {
  const inputs: Record<string, T | readonly (T | null)[]> = groupByPort(definition, wired)
  for (const [key, port] of Object.entries(definition.inputs)) {
    const other = alongside(port)
    if (other === null) continue
    const found = wired.flatMap(({ port: name }) => findPort(definition.inputs, name) ?? [])
    const numbers = found.filter(({ declared }) => declared === other).map(variadicIndex)
    inputs[key] = numbers
      .toSorted((a, b) => a - b)
      .map((number) => wired.find(({ port: name }) => name === `${key}${number}`)?.value ?? null)
  }
  return inputs
}

/** Values by declared port; those of a variadic one in the order of their numbers. */
export function groupByPort<T>(
  { inputs: ports }: AnyNode,
  wired: readonly Wired<T>[],
): Record<string, T | readonly T[]> {
  const inputs: Record<string, T | readonly T[]> = {}
  const grown = new Map<string, { readonly index: number; readonly value: T }[]>()
  for (const { port, value } of wired) {
    const found = findPort(ports, port)
    if (!found) continue
    if (!isVariadic(found.port)) inputs[found.declared] = value
    else grown.set(found.declared, [...(grown.get(found.declared) ?? []), { index: variadicIndex(found), value }])
  }
  for (const placed of grown.values()) placed.sort((a, b) => a.index - b.index)
  for (const [declared, placed] of grown) inputs[declared] = placed.map(({ value }) => value)
  return inputs
}

/** The kind of socket that an output is: its own, or that of what is wired to the input that it follows. */
export function kindOfOutput(definition: AnyNode, name: string, arrivals: readonly Arrival[]): SocketKind {
  const port = definition.outputs[name]
  if (!port || port.kind === 'layer') return 'layer'
  const followed = arrivals.find((arrival) => arrival.port === port.kindOf)
  return followed?.output?.kind ?? port.kind
}

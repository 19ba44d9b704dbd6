import type { AnyNode, CheckContext } from '../definition/node.js'
import type { WeightChange } from '../definition/layer.js'
import type { InputTypes, InputValues, Ports } from '../definition/port.js'
import { type Finding, isProblem, problem } from '../definition/problem.js'
import type { State, Weight } from '../definition/weight.js'
import { ShapeError } from '../operations/operation.js'
import type { Ops } from '../operations/ops.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import { checkPorts } from './check-ports.js'
import { bindLayersAt } from './bind-layer.js'
import { isLayers, mapInputs, typesOf } from './input-types.js'
import { collectWeights, inModeOf, Refusal } from './layer-weights.js'

export { isProblem } from '../definition/problem.js'
export { maxWeightBytes } from './layer-weights.js'

/** A node that travels on a wire unapplied. Its weights belong to `path`. */
export interface UnappliedLayer {
  readonly definition: AnyNode
  readonly params: Readonly<Record<string, unknown>>
  readonly path: string
  /** What is wired to its own layer ports, by declared port; absent for none. */
  readonly layers?: Readonly<Record<string, UnappliedLayer | readonly UnappliedLayer[]>>
}

/**
 * What is wired to a port: a traced value, a layer, several of them for a variadic port, or nothing. `null` within several stands for
 * a place that is free, at a port that goes alongside another.
 */
export type Incoming = Traced | readonly (Traced | null)[] | UnappliedLayer | readonly UnappliedLayer[] | null

/** Gives the traced value of a weight or state of the node at `path`; refuses with a finding. */
export interface WeightProvider {
  weight(path: string, name: string, weight: Weight): Traced | Finding
  state(path: string, name: string, state: State): Traced | Finding
}

export interface Application {
  readonly definition: AnyNode
  /** Its own path keys random streams; `weightPath` is that of the node whose weights it uses. */
  readonly path: string
  readonly weightPath: string
  /** In front of the names of its weights and states, for a part of the node at `weightPath`: `forward/`. */
  readonly weightPrefix?: string
  /** What its weights are replaced by, where a node that takes it says so. */
  readonly changeWeight?: WeightChange<Traced>
  /** Whether the weights of the layers that it takes are parts of its own, not those of their nodes. */
  readonly ownsLayers?: boolean
  readonly params: Readonly<Record<string, unknown>>
  /** By declared port; what is absent is not wired. */
  readonly inputs: Readonly<Record<string, Incoming>>
  readonly tracer: Tracer
  readonly ops: Ops<Traced>
  readonly weights: WeightProvider
  /** The nodes that feed its ports, for advice; absent where nobody reads it. */
  readonly context?: CheckContext
}

export interface Applied {
  /** Every output that these inputs and parameters yield; none after a problem. */
  readonly outputs: Readonly<Record<string, Traced | null>>
  readonly findings: readonly Finding[]
}

/**
 * Applies a node to traced inputs: the one place where ports are checked, weights are asked for and `run` is called, used by the
 * checker (symbolic sizes) and by the compiler (numbers) alike.
 */
export function applyNode(application: Application): Applied {
  const { definition, params, inputs, tracer, path, context } = application
  const findings = [...checkPorts(definition, inputs)]
  if (findings.some(isProblem)) return { outputs: {}, findings }
  try {
    const types = typesOf(definition, inputs)
    findings.push(...(definition.check?.(types, params, context) ?? []))
    if (findings.some(isProblem)) return { outputs: {}, findings }
    tracer.node = path
    return { outputs: inModeOf(tracer, params, () => runNode(application, types)), findings }
  } catch (error) {
    if (error instanceof Refusal) return { outputs: {}, findings: [...findings, error.finding] }
    if (!(error instanceof ShapeError)) throw error
    return { outputs: {}, findings: [...findings, problem('shape', error.at, error.expected, error.received)] }
  }
}

function runNode(application: Application, types: InputTypes<Ports>): Readonly<Record<string, Traced | null>> {
  const { definition, params, inputs, ops } = application
  if (!definition.run) return {}
  const weights = collectWeights(application, types)
  const values: InputValues<Ports, Traced> = mapInputs(definition, inputs, (value, key) => {
    return isLayers(value) ? bindLayersAt({ application, apply: applyNode }, key) : value
  })
  return definition.run(values, params, weights, ops)
}

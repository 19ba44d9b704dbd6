import type { Cell, Layer } from '../definition/layer.js'
import { type Finding, isProblem } from '../definition/problem.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'
import type { Application, Applied, UnappliedLayer } from './apply-node.js'
import { checkPorts } from './check-ports.js'
import { describeLayer, isLayers, typesOf } from './input-types.js'
import { collectWeights, inModeOf, Refusal } from './layer-weights.js'

/** Who takes a layer, and how nodes are applied. */
export interface Taker {
  readonly application: Application
  /** The port at which the layer arrives, by the name that wires use. */
  readonly at: string
  readonly apply: (application: Application) => Applied
}

/**
 * A layer for the `run` of its taker. Its weights are asked for when it is applied, for what it is applied to.
 * @param scope in front of the names of its draws and updates, where the taker has several
 */
export function bindLayer(taker: Taker, layer: UnappliedLayer, scope = ''): Layer<Traced> {
  const inner = applicationOf(taker.application, layer, scope)
  const { tracer } = inner
  const within = <T>(body: () => T): T => inScope(tracer, scope, body)
  return {
    ...describeLayer(layer),
    cell: (x) => within(() => bindCell(taker, inner, x, within)),
    apply: (inputs, changeWeight) =>
      within(() => {
        const application = { ...inner, inputs: { ...inner.inputs, ...inputs }, ...(changeWeight && { changeWeight }) }
        const { outputs, findings } = taker.apply(application)
        refuseProblems(taker, inner, findings)
        return outputs
      }),
    copy(name, params) {
      const application: Application = { ...taker.application, ownsLayers: true }
      return bindLayer({ ...taker, application }, { ...layer, params: { ...layer.params, ...params } }, `${name}/`)
    },
  }
}

/** The layers that arrive at the layer ports of a node, in the order of its ports. */
export function bindLayers({ application, apply }: Omit<Taker, 'at'>): readonly Layer<Traced>[] {
  return Object.keys(application.definition.inputs).flatMap((key) => {
    return bindLayersAt({ application, apply }, key) ?? []
  })
}

/** The layers at one port: one, or of a variadic port all, each with a scope of its own; `null` where tensors arrive, or nothing. */
export function bindLayersAt(
  { application, apply }: Omit<Taker, 'at'>,
  key: string,
): Layer<Traced> | readonly Layer<Traced>[] | null {
  const value = application.inputs[key] ?? null
  if (!isLayers(value)) return null
  if (!('length' in value)) return bindLayer({ application, apply, at: key }, value)
  return value.map((layer, index) => {
    const at = `${key}${index + 1}`
    return bindLayer({ application, apply, at }, layer, `${at}/`)
  })
}

/** A layer as an application of its own, of which `x` is still to come. */
function applicationOf(application: Application, layer: UnappliedLayer, scope: string): Application {
  const { path, weightPath, weightPrefix = '', ownsLayers = false, tracer, ops, weights } = application
  const own = ownsLayers
    ? { weightPath, weightPrefix: weightPrefix + scope, ownsLayers }
    : { weightPath: layer.path, weightPrefix: '', ownsLayers }
  const { definition, params, layers: inputs = {} } = layer
  return { definition, params, inputs, path, tracer, ops, weights, ...own }
}

function bindCell(
  taker: Taker,
  inner: Application,
  x: TensorType,
  within: <T>(body: () => T) => T,
): Cell<Traced> | null {
  const { definition, params, tracer, ops } = inner
  if (!definition.cell) return null
  // The step is not there yet, only its type.
  const inputs: Application['inputs'] = { ...inner.inputs, x: { id: -1, type: x } }
  refuseProblems(taker, inner, checkPorts(definition, inputs))
  const types = typesOf(definition, inputs)
  refuseProblems(taker, inner, [...(definition.check?.(types, params) ?? [])])
  const layers = bindLayers({ application: inner, apply: taker.apply })
  const cell = definition.cell.bind(params, collectWeights(inner, types), ops, { x, layers })
  // Only these may depend on the mode: a step is the same in both.
  return {
    ...cell,
    masks: (type) => within(() => inModeOf(tracer, params, () => cell.masks(type))),
    prepare: (value, mask) => within(() => inModeOf(tracer, params, () => cell.prepare(value, mask))),
  }
}

/** The first problem of a layer, told at the port of its taker. */
function refuseProblems({ at }: Taker, { definition }: Application, findings: readonly Finding[]): void {
  const found = findings.find(isProblem)
  if (!found) return
  // What would mend the layer does not mend the taker.
  throw new Refusal({ ...found, at, expected: `${found.expected} at ${found.at} of ${definition.type}`, fixes: [] })
}

function inScope<T>(tracer: Tracer, scope: string, body: () => T): T {
  const outer = tracer.scope
  tracer.scope = outer + scope
  try {
    return body()
  } finally {
    tracer.scope = outer
  }
}

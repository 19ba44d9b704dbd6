import type { Catalogue } from '../definition/catalogue.js'
import type { AnyNode } from '../definition/node.js'
import { type Finding, problem } from '../definition/problem.js'
import { findPort } from '../definition/sockets.js'
import type { Weight } from '../definition/weight.js'
import { createOps, type Ops } from '../operations/ops.js'
import type { Program } from '../operations/program.js'
import { costOfProgram } from '../operations/program-cost.js'
import { formatShape } from '../operations/size.js'
import { type Traced, Tracer } from '../operations/tracer.js'
import type { Size, TensorType } from '../operations/types.js'
import { applyNode, isProblem, maxWeightBytes, type UnappliedLayer } from './apply-node.js'
import { type Arrival, checkArrivals, groupArrivals, groupLayers, kindOfOutput, type OutputState } from './arrivals.js'
import { findMissing } from './check-ports.js'
import type { FlatNode } from './expand.js'
import { offerFixes } from './fixes.js'
import { inputType } from './input-type.js'
import { type ParamValues } from './param-values.js'

/** A weight that a node asked for: its own, another's, or that of a layer that it takes. */
export interface WeightUse {
  /** The path of the node that the weight belongs to. */
  readonly path: string
  readonly name: string
  readonly shape: readonly number[]
  readonly isTrainable: boolean
}

/** What a node's declaration says of it, given what arrives: the part of the check that is remembered. */
export interface NodeAnalysis {
  readonly outputs: Readonly<Record<string, OutputState>>
  readonly findings: readonly Finding[]
  readonly uses: readonly WeightUse[]
  readonly multiplyAdds: Size
}

/** The analysis of a node of which nothing is known. */
export const nothingKnown: NodeAnalysis = { outputs: {}, findings: [], uses: [], multiplyAdds: 0 }

/** A node with what arrives at it. */
export interface Situation {
  readonly flat: FlatNode
  readonly definition: AnyNode
  readonly params: ParamValues
  readonly arrivals: readonly Arrival[]
  /** Whether other nodes take it unapplied and none uses it otherwise. */
  readonly isTaken: boolean
}

/** Analyses nodes one after the other with one tracer: creating the operations for each would take longer than tracing it. */
export class NodeAnalyzer {
  private readonly catalogue: Catalogue
  private readonly tracer = new Tracer('inference')
  private readonly ops: Ops<Traced> = createOps(this.tracer)

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  analyze(situation: Situation): NodeAnalysis {
    const { definition, params, arrivals, isTaken } = situation
    const findings = [...params.findings, ...checkArrivals(definition, arrivals)]
    // A layer that is handed on unapplied needs nothing itself.
    if (isTaken && arrivals.every(({ output }) => output?.kind === 'layer')) {
      return this.conclude(situation, {}, [...findings, ...missingLayers(definition, arrivals)])
    }
    const isUnknown = arrivals.some(({ output }) => (output?.type ?? output?.layer ?? null) === null)
    if (isUnknown || findings.some(isProblem)) {
      return this.conclude(situation, {}, [...findings, ...missingInputs(definition, arrivals)])
    }
    return this.apply(situation, findings)
  }

  private apply(situation: Situation, before: readonly Finding[]): NodeAnalysis {
    const { flat, definition, params, arrivals } = situation
    const { tracer } = this
    if (tracer.types.length > mostTraced) forget(tracer)
    const firstStep = tracer.steps.length
    const uses: WeightUse[] = []
    const producers = new Map(arrivals.map(({ port, producer }) => [port, producer]))
    const applied = applyNode({
      definition,
      path: flat.path,
      weightPath: flat.weightPath,
      params: params.values,
      inputs: groupArrivals(definition, arrivals, (type) => tracer.input(type)),
      tracer,
      ops: this.ops,
      weights: {
        weight: (path, name, weight) => {
          uses.push(toUse(path, name, weight))
          return tracer.input({ dtype: 'float32', shape: weight.shape })
        },
        state: (_path, _name, { shape }) => tracer.input({ dtype: 'float32', shape }),
      },
      context: { producer: (port) => producers.get(port) ?? null },
    })
    const findings = [...before, ...applied.findings]
    if (findings.some(isProblem)) return this.conclude(situation, {}, findings)
    const types = { ...typesOfOutputs(applied.outputs), ...givenTypes(flat, definition, params.values) }
    const traced = { types: tracer.types, steps: tracer.steps.slice(firstStep), inputs: [], outputs: [] }
    const concluded = this.conclude(situation, types, [...findings, ...findTooLarge(types, traced)])
    return { ...concluded, uses, multiplyAdds: costOfProgram(traced) }
  }

  private conclude(
    { flat, definition, params, arrivals }: Situation,
    types: Readonly<Record<string, TensorType | null>>,
    findings: readonly Finding[],
  ): NodeAnalysis {
    const layer = unapplied({ flat, definition, params, arrivals })
    const outputs = Object.entries(definition.outputs).map(([name, port]): [string, OutputState] => {
      const kind = kindOfOutput(definition, name, arrivals)
      if (port.kind === 'layer') return [name, { kind, type: null, layer, isLeftOut: false }]
      const type = types[name]
      return [name, { kind, type: type ?? null, layer: null, isLeftOut: type === null }]
    })
    const typeAt = (name: string) => arrivals.find(({ port }) => port === name)?.output?.type ?? null
    return {
      outputs: Object.fromEntries(outputs),
      findings: findings.map((each) => offerFixes(each, definition, typeAt(each.at), this.catalogue)),
      uses: [],
      multiplyAdds: 0,
    }
  }
}

/** The node as others take it; `null` while its parameters or the layers that it takes itself are not right. */
function unapplied({ flat, definition, params, arrivals }: Omit<Situation, 'isTaken'>): UnappliedLayer | null {
  const ofLayers = arrivals.filter(({ port }) => isLayerPort(definition, port))
  const isUnknown = ofLayers.some(({ output }) => (output?.layer ?? null) === null)
  if (params.findings.length > 0 || isUnknown || missingLayers(definition, arrivals).length > 0) return null
  const layers = groupLayers(definition, arrivals)
  return { definition, params: params.values, path: flat.weightPath, layers }
}

/** What is missing of the layers of a node that is itself taken unapplied. */
function missingLayers(definition: AnyNode, arrivals: readonly Arrival[]): readonly Finding[] {
  return missingInputs(definition, arrivals).filter(({ at }) => isLayerPort(definition, at))
}

function isLayerPort({ inputs }: AnyNode, name: string): boolean {
  return findPort(inputs, name)?.port.kind === 'layer'
}

/** A weight's shape is known here: applyNode has refused others. */
function toUse(path: string, name: string, { shape, isTrainable = true }: Weight): WeightUse {
  return { path, name, shape: shape.map(Number), isTrainable }
}

function missingInputs(definition: AnyNode, arrivals: readonly Arrival[]): readonly Finding[] {
  const wired = new Set(arrivals.map(({ port }) => findPort(definition.inputs, port)?.declared))
  return Object.entries(definition.inputs).flatMap(([key, port]) => (wired.has(key) ? [] : findMissing(key, port)))
}

function typesOfOutputs(outputs: Readonly<Record<string, Traced | null>>): Record<string, TensorType | null> {
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, value?.type ?? null]))
}

/** The types of what comes from outside: of the examples of a source, of what is fed. */
function givenTypes(
  { path }: FlatNode,
  definition: AnyNode,
  params: Readonly<Record<string, unknown>>,
): Readonly<Record<string, TensorType | null>> {
  if (definition.role === 'input') return { y: inputType(path, params) }
  return definition.source?.types(params) ?? {}
}

/** Values that would not fit into memory even for one example; unknown lengths count as one. */
function findTooLarge(
  outputs: Readonly<Record<string, TensorType | null>>,
  { types, steps }: Program,
): readonly Finding[] {
  const refuse = (at: string, type: TensorType): Finding => {
    const received = `${formatShape(type.shape)}, ${bytesOf(type)} bytes`
    return problem('size', at, `at most ${maxWeightBytes} bytes for a batch of 1`, received)
  }
  for (const [name, type] of Object.entries(outputs)) if (type && isTooLarge(type)) return [refuse(name, type)]
  for (const { operation, outputs: ids } of steps) {
    const type = ids.map((id) => types[id]!).find(isTooLarge)
    if (type) return [refuse(operation.name, type)]
  }
  return []
}

function isTooLarge(type: TensorType): boolean {
  return bytesOf(type) > maxWeightBytes
}

function bytesOf({ dtype, shape }: TensorType): number {
  return shape.reduce<number>(
    (bytes, size) => (typeof size === 'number' ? bytes * size : bytes),
    dtype === 'bool' ? 1 : 4,
  )
}

// Tracing goes on in the same lists, since emptying them for each node takes longer than tracing it.
const mostTraced = 10_000

function forget(tracer: Tracer): void {
  for (const list of [tracer.types, tracer.steps, tracer.updates, tracer.losses]) list.length = 0
}

import { NodeError, type Problem, problem, type Finding } from '../definition/problem.js'
import {
  type Application,
  type Applied,
  applyNode,
  type Incoming,
  isProblem,
  type UnappliedLayer,
} from '../graph/apply-node.js'
import {
  type Arrival,
  checkArrivals,
  groupByPort,
  groupTensors,
  kindOfOutput,
  type OutputState,
} from '../graph/arrivals.js'
import { portKey } from '../graph/graph.js'
import { inputType } from '../graph/input-type.js'
import { createOps, type Ops } from '../operations/ops.js'
import { type Traced, Tracer } from '../operations/tracer.js'
import type { Mode, TensorType } from '../operations/types.js'
import type { PlanInput } from './plan.js'
import { type Bindings, bindType, describeType } from './tensor-check.js'
import { WeightRecord } from './weight-record.js'
import { isApplied, type WiredNode, type Wiring } from './wiring.js'

/** What a graph is specialized to. */
export interface Specialization {
  readonly mode: Mode
  /** The types of what is fed, by `id.port`. */
  readonly feeds: ReadonlyMap<string, TensorType>
  /** The lengths that names stand for: `batch`, and axes that inputs leave open. */
  readonly bindings: Bindings
}

/** An output while the graph is traced. */
interface Output {
  readonly state: OutputState
  readonly value: Traced | null
}

/** Traces the needed nodes of a graph, one after the other, into one program. */
export class GraphTrace {
  readonly tracer: Tracer
  readonly ops: Ops<Traced>
  readonly weights: WeightRecord
  /** Feeds and sources, with their values. */
  readonly inputs: { readonly value: Traced; readonly input: PlanInput }[] = []
  readonly problems: Problem[] = []
  readonly #specialization: Specialization
  readonly #wiring: Wiring
  readonly #outputs = new Map<string, Output>()
  readonly #failed = new Set<string>()

  constructor(wiring: Wiring, specialization: Specialization) {
    this.#wiring = wiring
    this.#specialization = specialization
    this.tracer = new Tracer(specialization.mode)
    this.ops = createOps(this.tracer)
    this.weights = new WeightRecord(this.tracer, wiring.graph.seed)
  }

  /** The value of an output that was traced; `null` where the node leaves it out. */
  valueOf(key: string): Traced | null {
    return this.#outputs.get(key)?.value ?? null
  }

  traceAll(needed: ReadonlySet<string>): void {
    for (const path of needed) {
      const reason = this.#wiring.broken.get(path)
      if (reason) this.#refuse(path, [reason])
    }
    for (const node of this.#wiring.order) {
      this.#takeFeeds(node)
      if (needed.has(node.path)) this.#traceNode(node)
      this.#putLayers(node)
    }
  }

  #traceNode(node: WiredNode): void {
    const { path, definition, params, findings } = node
    if (findings.some(isProblem)) {
      this.#refuse(path, findings)
      return
    }
    if (definition.role === 'input') this.#refuseUnfed(node)
    else if (definition.source) this.#takeSource(node, definition.source.types(params))
    else this.#apply(node)
  }

  /** What is fed takes the place of what the node would give. */
  #takeFeeds({ path, definition }: WiredNode): void {
    for (const [port, { kind }] of Object.entries(definition.outputs)) {
      const key = portKey([path, port])
      const type = this.#specialization.feeds.get(key)
      if (type) this.#put(path, port, kind, this.#input({ kind: 'feed', key, type }))
    }
  }

  #refuseUnfed({ path, params, definition }: WiredNode): void {
    const port = Object.keys(definition.outputs).find((name) => !this.#outputs.has(portKey([path, name])))
    if (port === undefined) return
    const declared = describeType(inputType(path, params))
    this.#refuse(path, [problem('missing', port, `a feed ${declared}`, 'nothing')])
  }

  #takeSource({ path, definition }: WiredNode, types: Readonly<Record<string, TensorType | null>>): void {
    for (const [port, declared] of Object.entries(types)) {
      if (this.#outputs.has(portKey([path, port]))) continue
      const kind = definition.outputs[port]?.kind ?? 'tensor'
      if (!declared) {
        this.#put(path, port, kind, null)
        continue
      }
      const type = bindType(declared, this.#specialization.bindings)
      const input: PlanInput = { kind: 'source', key: portKey([path, port]), node: path, port, type }
      this.#put(path, port, kind, this.#input(input))
    }
  }

  #input(input: PlanInput): Traced {
    const value = this.tracer.input(input.type)
    this.inputs.push({ value, input })
    return value
  }

  #apply(node: WiredNode): void {
    const { path, weightPath, definition, params, wires } = node
    for (const { from } of wires) this.#refuseTaken(from[0])
    // What fails because of another node is not told again.
    if (wires.some(({ from }) => this.#failed.has(from[0]) || this.#wiring.broken.has(from[0]))) {
      this.#failed.add(path)
      return
    }
    const arrivals = wires.map(({ port, from }): Arrival => {
      const key = portKey(from)
      return { port, from, output: this.#outputs.get(key)?.state ?? null, producer: null }
    })
    const wrong = checkArrivals(definition, arrivals)
    if (wrong.some(isProblem)) {
      this.#refuse(path, wrong)
      return
    }
    this.weights.user = node
    const applied = this.#applyTo({ path, weightPath, definition, params, inputs: this.#incoming(node) })
    if (applied.findings.some(isProblem)) {
      this.#refuse(path, applied.findings)
      return
    }
    for (const [port, value] of Object.entries(applied.outputs)) {
      this.#put(path, port, kindOfOutput(definition, port, arrivals), value)
    }
  }

  #applyTo(application: Omit<Application, 'tracer' | 'ops' | 'weights'>): Applied {
    const { tracer, ops, weights } = this
    try {
      return applyNode({ ...application, tracer, ops, weights })
    } catch (error) {
      const received = error instanceof Error ? error.message : String(error)
      const finding = problem('run', 'run', 'a node that can be applied', received)
      throw new NodeError(application.path, finding, { cause: error })
    }
  }

  /** What arrives, by declared port. */
  #incoming(node: WiredNode): Readonly<Record<string, Incoming>> {
    const wired = node.wires.flatMap(({ port, from }) => {
      const value = this.#outputs.get(portKey(from))?.value
      return value ? [{ port, value }] : []
    })
    return { ...groupTensors(node.definition, wired), ...this.#layersOf(node) }
  }

  /** The layers that a node takes, by declared port. */
  #layersOf({ definition, wires }: WiredNode): NonNullable<UnappliedLayer['layers']> {
    const wired = wires.flatMap(({ port, from }) => {
      const layer = this.#outputs.get(portKey(from))?.state.layer
      return layer ? [{ port, value: layer }] : []
    })
    return groupByPort(definition, wired)
  }

  /** A node that is only taken unapplied is not traced itself, but its parameters matter, and so do the layers that it takes. */
  #refuseTaken(path: string): void {
    if (this.#failed.has(path)) return
    const node = this.#wiring.byPath.get(path)
    const reason = this.#wiring.broken.get(path)
    const findings = node?.findings ?? (reason ? [reason] : [])
    if (findings.some(isProblem)) this.#refuse(path, findings)
    if (!node || isApplied(node)) return
    for (const { from } of node.wires) {
      this.#refuseTaken(from[0])
      if (this.#failed.has(from[0])) this.#failed.add(path)
    }
  }

  /** A node is handed on unapplied whether it is applied or not. */
  #putLayers(node: WiredNode): void {
    const { path, weightPath, definition, params } = node
    for (const [port, { kind }] of Object.entries(definition.outputs)) {
      if (kind !== 'layer') continue
      const layer = { definition, params, path: weightPath, layers: this.#layersOf(node) }
      const state: OutputState = { kind: 'layer', type: null, layer, isLeftOut: false }
      this.#outputs.set(portKey([path, port]), { state, value: null })
    }
  }

  /** An output that is fed is there already, and stays. */
  #put(path: string, port: string, kind: OutputState['kind'], value: Traced | null): void {
    if (this.#outputs.has(portKey([path, port]))) return
    const state: OutputState = { kind, type: value?.type ?? null, layer: null, isLeftOut: value === null }
    this.#outputs.set(portKey([path, port]), { state, value })
  }

  #refuse(path: string, findings: readonly Finding[]): void {
    this.#failed.add(path)
    for (const finding of findings) if (isProblem(finding)) this.problems.push({ ...finding, node: path })
  }
}

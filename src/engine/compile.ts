import type { Problem } from '../definition/problem.js'
import { problem } from '../definition/problem.js'
import { portKey } from '../graph/graph.js'
import type { Program } from '../operations/program.js'
import { withoutDeadSteps } from '../operations/prune.js'
import type { Traced } from '../operations/tracer.js'
import { prepareProgram } from './executable.js'
import { estimateMemory } from './memory-estimate.js'
import { countNodes } from './node-progress.js'
import type { Plan, PlanInput, PlannedView, PlanOutput } from './plan.js'
import { areShapesEqual } from '../operations/size.js'
import { GraphTrace, type Specialization } from './trace-graph.js'
import type { Selection } from './targets.js'
import type { WiredNode, Wiring } from './wiring.js'

/** What a plan is made for. */
export interface CompileRequest extends Specialization {
  /** Whether penalties of nodes and regularizers are outputs too, as training needs them. By default not. */
  readonly hasPenalties?: boolean
  /** Whether the next values of states and moving averages are outputs. By default they are. */
  readonly hasUpdates?: boolean
  /** Whether weights are inputs even where nothing uses them. By default only used ones are. */
  readonly keepsWeights?: boolean
  /** A plan that holds more than this at its fullest moment is refused. */
  readonly memoryLimit: number
}

/** A program with the meaning of its inputs and outputs, before it is prepared for running. */
export interface TracedGraph {
  readonly program: Program
  readonly inputs: readonly PlanInput[]
  readonly outputs: readonly PlanOutput[]
  readonly views: readonly PlannedView[]
  readonly targets: readonly string[]
}

/** A value of a trace with what it is to the plan. */
export type TracedOutput = readonly [PlanOutput, Traced]

export type Compiled<T> =
  { readonly plan: T; readonly problems?: undefined } | { readonly problems: readonly Problem[] }

/** Specializes a graph: a plan for runs with these shapes in this mode, or what is in the way. No recursion, nothing allocated. */
export function compile(wiring: Wiring, selection: Selection, request: CompileRequest): Compiled<Plan> {
  const traced = traceGraph(wiring, selection, request)
  return traced.problems ? traced : finishPlan(traced.plan, request.memoryLimit)
}

/** The first half of compiling: for callers that go on with the program, to its gradients. */
export function traceGraph(wiring: Wiring, selection: Selection, request: CompileRequest): Compiled<TracedGraph> {
  const trace = new GraphTrace(wiring, request)
  trace.traceAll(selection.needed)
  if (trace.problems.length > 0) return { problems: sortProblems(trace.problems, wiring) }
  const outputs = new Map<string, TracedOutput>()
  for (const [key, reference] of selection.outputs) {
    const value = trace.valueOf(portKey(reference))
    if (value) outputs.set(key, [{ kind: 'value', key }, value])
    else if (selection.isExplicit) {
      return refuse(reference[0], reference[1], 'a value', 'none with its parameters and inputs', 'missing')
    }
  }
  const targets = [...outputs.keys()]
  for (const { from } of selection.views.flatMap(({ wires }) => wires)) {
    const key = portKey(from)
    const value = trace.valueOf(key)
    if (value) outputs.set(key, [{ kind: 'value', key }, value])
  }
  const all = [...outputs.values()]
  if (request.hasUpdates !== false) all.push(...updatesOf(trace))
  if (request.hasPenalties) all.push(...penaltiesOf(trace))
  const views = selection.views.map((view) => planView(view, wiring))
  return { plan: { ...assemble(trace, all, request.keepsWeights === true), views, targets } }
}

/** In the order of the nodes in the graph. */
export function sortProblems(problems: readonly Problem[], { place }: Wiring): readonly Problem[] {
  const placeOf = ({ node }: Problem) => place.get(node ?? '') ?? -1
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The second half: what the runner needs to know, and how much memory it takes. */
export function finishPlan(traced: TracedGraph, memoryLimit: number): Compiled<Plan> {
  const { program, inputs } = traced
  const kept = program.inputs.filter((_, index) => ['weight', 'state', 'slot'].includes(inputs[index]!.kind))
  const executable = prepareProgram(program, kept)
  const memory = estimateMemory(executable)
  if (memory.peakBytes > memoryLimit) {
    const received = `${memory.peakBytes} bytes in ${memory.buffers} tensors`
    return refuse(memory.node || null, 'memory', `at most ${memoryLimit} bytes at a time`, received, 'size')
  }
  return { plan: { ...traced, executable, memory, ...countNodes(program) } }
}

/** A refusal with one problem. */
export function refuse(
  node: string | null,
  at: string,
  expected: string,
  received: string,
  kind: Problem['kind'],
): { readonly problems: readonly Problem[] } {
  return { problems: [{ ...problem(kind, at, expected, received), node }] }
}

/** The next values of states and moving averages. */
export function updatesOf({ tracer, weights }: GraphTrace): TracedOutput[] {
  const last = new Map<string, TracedOutput>()
  for (const { node, name, value } of tracer.updates) {
    const kept = weights.find(node, name)
    if (!kept || !areShapesEqual(kept.type.shape, value.type.shape)) {
      throw new Error(`${node}: update of ${name}: expected one of its weights or states, of its shape`)
    }
    // Where two nodes share weights, the later one has the last word.
    last.set(kept.key, [{ kind: 'update', key: kept.key, of: kept.kind }, value])
  }
  return [...last.values()]
}

/** What nodes add themselves, then what the regularizers of weights add. */
export function penaltiesOf({ tracer, ops, weights }: GraphTrace): TracedOutput[] {
  const penalties = tracer.losses.map(({ node, value }) => [{ kind: 'penalty', node }, value] as const)
  for (const { value, input } of weights.values.values()) {
    if (input.kind !== 'weight' || !input.weight.regularizer) continue
    const { option, params } = input.weight.regularizer
    tracer.node = input.path
    penalties.push([{ kind: 'penalty', node: input.path }, option.penalty(value, params, ops)])
  }
  return penalties
}

/** The program that gives `outputs`, with the inputs that it needs. */
export function assemble(
  { tracer, inputs, weights }: GraphTrace,
  outputs: readonly TracedOutput[],
  keepsWeights: boolean,
) {
  const { types } = tracer
  const { steps } = withoutDeadSteps({
    types,
    inputs: [],
    outputs: outputs.map(([, { id }]) => id),
    steps: tracer.steps,
  })
  const used = new Uint8Array(types.length)
  for (const step of steps) for (const id of step.inputs) used[id] = 1
  for (const [, { id }] of outputs) used[id] = 1
  // What is fed or loaded and not used need not be uploaded.
  const isTaken = ({ value, input }: { readonly value: Traced; readonly input: PlanInput }) =>
    used[value.id] === 1 || (keepsWeights && input.kind === 'weight')
  const taken = [...inputs, ...weights.values.values()].filter(isTaken)
  const program: Program = {
    types,
    inputs: taken.map(({ value }) => value.id),
    outputs: outputs.map(([, value]) => value.id),
    steps,
  }
  return {
    program,
    inputs: taken.map(({ input }) => input),
    outputs: outputs.map(([output]) => output),
  }
}

function planView({ path, definition, params, wires }: WiredNode, { byPath }: Wiring): PlannedView {
  const inputs: Record<string, PlannedView['inputs'][string]> = {}
  for (const { declared, port, from } of wires) {
    if (declared === null) continue
    const wire = { port, label: byPath.get(from[0])?.label ?? from[0], key: portKey(from) }
    inputs[declared] = [...(inputs[declared] ?? []), wire]
  }
  return { node: path, definition, params, inputs }
}

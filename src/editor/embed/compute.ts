import type { Catalogue } from '../../definition/catalogue.js'
import type { AnyNode, ViewInput } from '../../definition/node.js'
import { NodeError, problem } from '../../definition/problem.js'
import { findPort, variadicIndex } from '../../definition/sockets.js'
import type { Summary } from '../../definition/summary.js'
import type { GraphNode } from '../../graph/graph.js'
import { readParamValues } from '../../graph/param-values.js'
import { evaluate } from '../../operations/plain/evaluate.js'
import type { TensorData, TensorType } from '../../operations/types.js'
import { arrivalsOf, type NodeInputs, type ReadInputs, readInputs } from './inputs.js'
import { feedIdOf, runAlone, type Runner } from './run-alone.js'
import { type TracedNode, traceNode } from './trace-node.js'
import { type LayerValue, type PlainValue, toTypedArray, type ValueForm, writeValue } from './value.js'

/** What nodes in somebody else's editor compute with. */
export interface ComputeContext {
  readonly catalogue: Catalogue
  readonly runner: Runner | null
  /** Keys initial weights and random numbers. */
  readonly seed: number
  /** How many examples sources give; `null` for what a run gives by default. */
  readonly batch: number | null
  /** What stands at an input: the label of the node that feeds it. */
  readonly labelOf: (id: string, port: string) => string
}

/** What a node gives: values by output, and what a view shows. */
export interface Computed {
  readonly outputs: Readonly<Record<string, PlainValue>>
  readonly summary: Summary | null
}

/**
 * Computes one node from plain values. Numbers and arrays are computed here, in double precision, where the node needs no weights
 * and no random numbers; everything else by the runner.
 * @throws NodeError with the node's id and what was expected and received
 */
export async function computeNode(
  definition: AnyNode,
  model: GraphNode,
  given: NodeInputs,
  context: ComputeContext,
): Promise<Computed> {
  const inputs = readInputs(model.id, definition, given)
  const layer: Readonly<Record<string, LayerValue>> = isLayer(definition)
    ? { layer: { layer: model, layers: inputs.layers } }
    : {}
  if (isLayer(definition) && inputs.numbers.length === 0) return { outputs: layer, summary: null }
  if (definition.role === 'input') throw new NodeError(model.id, noFeed)
  if (definition.source) return { outputs: await compute(definition, model, inputs, null, context), summary: null }
  const arrivals = arrivalsOf(inputs, context.catalogue, (port) => feedIdOf(model.id, port))
  const traced = traceNode(definition, model, arrivals, context.catalogue)
  if (definition.view) return { outputs: {}, summary: summarize(definition, model, inputs, context) }
  if (definition.role === 'output') return { outputs: passedOn(inputs), summary: null }
  return { outputs: { ...layer, ...(await compute(definition, model, inputs, traced, context)) }, summary: null }
}

const noFeed = problem(
  'missing',
  'y',
  'a value that a program feeds into a graph',
  'none: in this editor, wire the value to the next node instead',
)

function isLayer({ outputs }: AnyNode): boolean {
  return Object.values(outputs).some(({ kind }) => kind === 'layer')
}

async function compute(
  definition: AnyNode,
  model: GraphNode,
  inputs: ReadInputs,
  traced: TracedNode | null,
  { runner, catalogue, seed, batch }: ComputeContext,
): Promise<Record<string, PlainValue>> {
  // A run has one batch: tensors whose first axes differ are no examples, and only fit together here.
  const isHere = !runner || inputs.numbers.every(({ form }) => form !== 'tensor') || !isOneBatch(inputs)
  const values: Record<string, PlainValue> = {}
  if (traced?.isPlain && isHere) {
    const results = evaluate(traced.program, inputs.numbers)
    results.forEach(({ dtype, shape, data }, index) => {
      const name = traced.outputs[index]!
      values[name] = writeValue(formOf(definition, name, inputs), dtype, shape, data)
    })
    return values
  }
  if (!runner) throw new NodeError(model.id, noRunner)
  const outputs = traced?.outputs ?? Object.keys(definition.outputs)
  const results = await runAlone(runner, { model, inputs, outputs, catalogue, seed, batch })
  for (const [name, { dtype, shape, data }] of results) {
    const known = knownShape(traced, name, data.length)
    values[name] = writeValue(formOf(definition, name, inputs), dtype, known ?? shape, data)
  }
  return values
}

function isOneBatch({ numbers }: ReadInputs): boolean {
  return new Set(numbers.map(({ shape }) => shape[0] ?? 1)).size < 2
}

const noRunner = problem(
  'missing',
  'runner',
  'a runner for nodes with weights, random numbers or data: createTfjsNodes({ runner: createEngineClient() })',
  'none',
)

/** How an output is written: like the input that it follows, else as its socket says. */
function formOf({ outputs }: AnyNode, name: string, { numbers }: ReadInputs): ValueForm {
  const port = outputs[name]
  if (!port || port.kind === 'layer') return 'tensor'
  const followed = numbers.find((input) => input.port === port.kindOf)
  if (followed) return followed.form
  return port.kind === 'array' ? 'list' : port.kind
}

/** The shape by tracing: a single number travels to the runner as a batch of one and comes back as one. */
function knownShape(traced: TracedNode | null, name: string, count: number): readonly number[] | null {
  const id = traced?.program.outputs[traced.outputs.indexOf(name)]
  const type: TensorType | undefined = id === undefined ? undefined : traced?.program.types[id]
  const shape = type?.shape.map(Number)
  return shape?.reduce((product, size) => product * size, 1) === count ? shape : null
}

/** An Output node gives what arrives, as it arrived. */
function passedOn({ numbers }: ReadInputs): Record<string, PlainValue> {
  return Object.fromEntries(
    numbers.map(({ port, form, dtype, shape, data }) => [port, writeValue(form, dtype, shape, data)]),
  )
}

function summarize(
  definition: AnyNode,
  model: GraphNode,
  { numbers }: ReadInputs,
  { catalogue, labelOf }: ComputeContext,
): Summary | null {
  const arrived: Record<string, { readonly index: number; readonly input: ViewInput }[]> = {}
  for (const { port, dtype, shape, data } of numbers) {
    const found = findPort(definition.inputs, port)
    if (!found) continue
    const tensor: TensorData = { dtype, shape, data: toTypedArray(dtype, data) }
    const index = found.name === found.declared ? 0 : variadicIndex(found)
    ;(arrived[found.declared] ??= []).push({ index, input: { port, label: labelOf(model.id, port), tensor } })
  }
  const inputs = Object.entries(arrived).map(
    ([declared, list]) => [declared, list.toSorted((a, b) => a.index - b.index).map(({ input }) => input)] as const,
  )
  const params = readParamValues(definition, model.params, catalogue).values
  return definition.view?.summarize(Object.fromEntries(inputs), params) ?? null
}

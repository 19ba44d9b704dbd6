import type { Catalogue } from '../../definition/catalogue.js'
import type { JsonValue } from '../../definition/json.js'
import type { AnyNode } from '../../definition/node.js'
import { NodeError, problem } from '../../definition/problem.js'
import { type Connection, emptyGraph, type Graph, type GraphNode, portKey } from '../../graph/graph.js'
import type { RunRequest } from '../../graph/run.js'
import type { TensorData } from '../../operations/types.js'
import type { EngineClient } from '../../worker/client.js'
import type { NumbersInput, ReadInputs } from './inputs.js'
import { type LayerInput, toTypedArray } from './value.js'

/** The part of an `EngineClient` that a single node needs. */
export type Runner = Pick<EngineClient, 'run'>

/** The id of the node that feeds an input in the graph made for one node. */
export function feedIdOf(id: string, port: string): string {
  return `${id}-${port}`
}

/** What a run of a single node is made from. */
export interface LoneRun {
  readonly model: GraphNode
  readonly inputs: ReadInputs
  /** The outputs that are wanted. */
  readonly outputs: readonly string[]
  readonly catalogue: Catalogue
  readonly seed: number
  readonly batch: number | null
}

const graphs = new WeakMap<GraphNode, { readonly key: string; readonly graph: Graph }>()

/**
 * Runs one node in a graph of its own and gives its outputs by name. Weights belong to the node's id, so they stay from run to run.
 * @throws NodeError for what the node refuses, Error for what fails otherwise, both with the node's id in front
 */
export async function runAlone(runner: Runner, run: LoneRun): Promise<ReadonlyMap<string, TensorData>> {
  const { model, inputs, outputs, batch } = run
  const feeds = new Map(inputs.numbers.map((input) => [portKey([feedIdOf(model.id, input.port), 'y']), toFeed(input)]))
  const targets = outputs.map((name) => portKey([model.id, name]))
  const request: RunRequest = { targets, feeds, ...(batch !== null && { batch }) }
  try {
    const result = await runner.run(graphOf(run), request)
    return new Map(
      outputs.flatMap((name) => {
        const tensor = result.outputs.get(portKey([model.id, name]))
        return tensor ? [[name, tensor]] : []
      }),
    )
  } catch (error) {
    throw named(model.id, error)
  }
}

/** The graph of one node, what feeds it and the layers that it takes: the same object while nothing in it changes. */
function graphOf({ model, inputs, catalogue, seed }: LoneRun): Graph {
  const key = JSON.stringify([
    seed,
    inputs.layers,
    inputs.numbers.map(({ port, dtype, shape }) => [port, dtype, shape]),
  ])
  const known = graphs.get(model)
  if (known?.key === key) return known.graph
  const feeds = inputs.numbers.map((input) => feedNode(model, input, catalogue))
  const graph: Graph = {
    ...emptyGraph,
    seed,
    nodes: [...feeds, ...nodesOf(inputs.layers), model],
    connections: [
      ...inputs.numbers.map(({ port }): Connection => ({
        from: [feedIdOf(model.id, port), 'y'],
        to: [model.id, port],
      })),
      ...wiresOf(inputs.layers, model),
    ],
  }
  graphs.set(model, { key, graph })
  return graph
}

/** Layers with those that they take themselves, each once. */
function nodesOf(layers: readonly LayerInput[]): readonly GraphNode[] {
  return [...new Set(layers.flatMap(({ layer, layers: inner = [] }) => [layer, ...nodesOf(inner)]))]
}

function wiresOf(layers: readonly LayerInput[], taker: GraphNode): readonly Connection[] {
  const wires = layers.flatMap(({ port, layer, layers: inner = [] }): readonly Connection[] => [
    { from: [layer.id, 'layer'], to: [taker.id, port] },
    ...wiresOf(inner, layer),
  ])
  // A layer that is taken twice brings its own wires twice.
  return [...new Map(wires.map((wire) => [JSON.stringify(wire), wire])).values()]
}

function feedNode(model: GraphNode, { port, dtype, shape }: NumbersInput, catalogue: Catalogue): GraphNode {
  const definition = [...catalogue.nodes.values()].find(({ role }) => role === 'input')
  if (!definition) throw new NodeError(model.id, problem('type', port, 'a catalogue with an Input node', 'none'))
  const params: Record<string, JsonValue> = { shape: shape.slice(1), dtype }
  return { ...startOf(definition), id: feedIdOf(model.id, port), params }
}

function startOf({ type, version }: AnyNode) {
  return { type, typeVersion: version, position: [0, 0] } as const
}

/** An input always has a batch axis: a single number travels as a batch of one. */
function toFeed({ dtype, shape, data }: NumbersInput): TensorData {
  return { dtype, shape: shape.length === 0 ? [1] : shape, data: toTypedArray(dtype, data) }
}

function named(id: string, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  return message.includes(id) && error instanceof Error ? error : new Error(`${id}: ${message}`, { cause: error })
}

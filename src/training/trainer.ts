import { type Problem, problem } from '../definition/problem.js'
import { GraphError } from '../engine/graph-error.js'
import type { IncomingWire, WiredNode, Wiring } from '../engine/wiring.js'
import { portKey, type PortReference } from '../graph/graph.js'
import { type TrainerParams, trainerParams } from './trainer-params.js'

/** A loss or a metric that is wired to a Trainer. */
export interface TrainedFigure {
  /** What it is called in records: the path of its node, with the port where the node has several. */
  readonly name: string
  /** The output `id.port` that is wired. */
  readonly key: string
  readonly node: WiredNode
}

/** A Trainer with what is wired to it. */
export interface Trainer {
  readonly path: string
  readonly params: TrainerParams
  readonly losses: readonly TrainedFigure[]
  readonly metrics: readonly TrainedFigure[]
  /** The outputs that a step computes. */
  readonly targets: readonly string[]
  /** The nodes that the losses depend on: their weights are trained. */
  readonly trained: ReadonlySet<string>
}

/**
 * The Trainer at `path`, or the only one.
 * @throws GraphError where there is none, there are several, or nothing is wired to it
 */
export function findTrainer(wiring: Wiring, path?: string): Trainer {
  const all = wiring.order.filter(({ definition }) => definition.role === 'trainer')
  const node = path === undefined ? all[0] : all.find((candidate) => candidate.path === path)
  if (!node || (path === undefined && all.length > 1)) throw refuseTrainer(all, path)
  const wires = (port: string) => node.wires.filter(({ declared }) => declared === port)
  const losses = wires('loss').map((wire) => figureOf(wire, wiring, node))
  if (losses.length === 0) throw refuse('missing', 'loss', 'a loss', 'nothing wired', node.path)
  const metrics = wires('metric').map((wire) => figureOf(wire, wiring, node))
  return {
    path: node.path,
    params: paramsOf(node),
    losses,
    metrics,
    targets: [...new Set([...losses, ...metrics].map(({ key }) => key))],
    trained: findUpstream(wiring, wires('loss').map(({ from }) => from)), // prettier-ignore
  }
}

/** The parameters of a Trainer. @throws GraphError for a node that declares others */
export function paramsOf({ path, params, definition, findings }: WiredNode): TrainerParams {
  const [wrong] = findings
  if (wrong?.severity === 'problem') throw new GraphError([{ ...wrong, node: path }])
  const missing = Object.keys(trainerParams).find((key) => !Object.hasOwn(definition.params, key))
  if (missing !== undefined) throw refuse('parameter', 'params', `the parameters of a Trainer`, `no ${missing}`, path)
  // The values were read by the very declarations that TrainerParams is the type of.
  return params as unknown as TrainerParams
}

function figureOf({ from, port }: IncomingWire, wiring: Wiring, trainer: WiredNode): TrainedFigure {
  const node = wiring.byPath.get(from[0])
  if (!node) throw refuse('reference', port, 'a node that can be applied', `"${from[0]}"`, trainer.path)
  const isOnly = Object.values(node.definition.outputs).filter(({ kind }) => kind !== 'layer').length === 1
  return { name: isOnly ? from[0] : portKey(from), key: portKey(from), node }
}

/** The nodes that feed these outputs. Those that only lend their weights are not among them. */
function findUpstream(wiring: Wiring, outputs: readonly PortReference[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = outputs.map(([path]) => path)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    for (const { from } of wiring.byPath.get(path)?.wires ?? []) waiting.push(from[0])
  }
  return found
}

function refuseTrainer(all: readonly WiredNode[], path: string | undefined): GraphError {
  const names = all.map((node) => node.path).join(', ')
  if (all.length === 0) return refuse('missing', 'trainer', 'a Trainer with a loss wired to it', 'none')
  const received = path === undefined ? `several, and none was named` : `"${path}"`
  return refuse('reference', 'trainer', `one of the Trainers ${names}`, received)
}

/** A refusal that a training run ends with before it begins. */
export function refuse(
  kind: Problem['kind'],
  at: string,
  expected: string,
  received: string,
  node: string | null = null,
): GraphError {
  return new GraphError([{ ...problem(kind, at, expected, received), node }])
}

import type { GraphTrace } from '../engine/trace-graph.js'
import type { WeightRequest } from '../engine/weight-store.js'
import type { Wiring, WiredNode } from '../engine/wiring.js'
import type { Trainer } from './trainer.js'

/**
 * Whether a Trainer changes a weight: it may be trained at all, and some node that the losses depend on uses it and is not frozen. A node that
 * only lends its weights to others (`weightsOf`) has no say, so that a copy can be frozen where its original is not.
 */
export function isTrained(input: WeightRequest, trace: GraphTrace, wiring: Wiring, { trained }: Trainer): boolean {
  if (input.weight.isTrainable === false) return false
  return trace.weights
    .usersOf(input.key)
    .some((user) => trained.has(user) && nodesOf(user, input, wiring).every(isUnfrozen))
}

/** The factor that a weight's learning rate is multiplied by. */
export function learningRateFactor(input: WeightRequest, trace: GraphTrace, wiring: Wiring): number {
  const [user] = trace.weights.usersOf(input.key)
  return nodesOf(user ?? input.path, input, wiring).reduce((product, node) => product * factorOf(node), 1)
}

/** The node that uses a weight; where it has taken another one unapplied, whose weight it is, that one too. */
function nodesOf(user: string, { path }: WeightRequest, { byPath }: Wiring): readonly WiredNode[] {
  const node = byPath.get(user)
  const taken = node?.weightPath === path ? undefined : byPath.get(path)
  return [node, taken].filter((candidate) => candidate !== undefined)
}

function isUnfrozen({ params }: WiredNode): boolean {
  return params['trainable'] !== false
}

function factorOf({ params }: WiredNode): number {
  const { learningRateFactor: factor } = params
  return typeof factor === 'number' ? factor : 1
}

/**
 * Which weights a run from the beginning makes afresh, by their keys: those of the nodes that the losses depend on. What a frozen node uses stays: it
 * was learned before.
 */
export function weightsOfTrained({ byPath }: Wiring, { trained }: Trainer): (key: string) => boolean {
  const nodes = [...trained].flatMap((path) => byPath.get(path) ?? [])
  const owners = new Set(nodes.filter(isUnfrozen).map(({ weightPath }) => weightPath))
  return (key) => {
    // Names of weights may hold slashes (`forward/kernel`), as paths may: some beginning is the path of the node.
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
      if (owners.has(key.slice(0, end))) return true
    }
    return false
  }
}

import { NodeError } from '../definition/problem.js'
import { checkValues, type ValueBounds } from '../definition/value-bounds.js'
import type { GraphTrace } from '../engine/trace-graph.js'
import { portKey } from '../graph/graph.js'
import type { TensorData } from '../operations/types.js'
import { typesOfInputs } from './traced-inputs.js'
import type { Trainer } from './trainer.js'

/** Numbers that must be within bounds before a step may be learned from: labels within the classes. */
export interface ValueCheck {
  readonly node: string
  readonly port: string
  /** The output `id.port` that is wired there. */
  readonly key: string
  readonly bounds: ValueBounds
}

/** What the losses and metrics of a Trainer ask of the numbers that arrive at them. */
export function findValueChecks(trace: GraphTrace, { losses, metrics, params, path }: Trainer): readonly ValueCheck[] {
  const checks = [...losses, ...metrics].flatMap(({ node }): ValueCheck[] => {
    const bounds = node.definition.valueBounds?.(typesOfInputs(trace, node), node.params) ?? {}
    return node.wires.flatMap(({ declared, port, from }) => {
      const own = declared === null ? undefined : bounds[declared]
      return own ? [{ node: node.path, port, key: portKey(from), bounds: own }] : []
    })
  })
  if (params.classWeights.length === 0) return checks
  const what = 'labels that have a weight,'
  const limits: ValueBounds = { what, min: 0, max: params.classWeights.length - 1 }
  const labels = losses.flatMap(({ node }) => node.wires.filter(({ declared }) => declared === 'target'))
  const weighed = labels.filter(({ from }) => trace.valueOf(portKey(from))?.type.shape.length === 1)
  return [
    ...checks,
    ...weighed.map(({ from }) => ({ node: path, port: 'classWeights', key: portKey(from), bounds: limits })),
  ]
}

/** Looks at the tensors that are known by now, a batch of these examples. @throws NodeError for the first number out of bounds */
export function checkAllValues(
  checks: readonly ValueCheck[],
  tensors: ReadonlyMap<string, TensorData>,
  examples: readonly number[],
): void {
  for (const { node, port, key, bounds } of checks) {
    const tensor = tensors.get(key)
    const finding = tensor ? checkValues(port, bounds, tensor, examples) : null
    if (finding) throw new NodeError(node, finding)
  }
}

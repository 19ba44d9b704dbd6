import type { Catalogue } from '../../definition/catalogue.js'
import type { AnyNode } from '../../definition/node.js'
import { type Finding, NodeError } from '../../definition/problem.js'
import { applyNode, isProblem } from '../../graph/apply-node.js'
import { type Arrival, checkArrivals, groupArrivals } from '../../graph/arrivals.js'
import type { GraphNode } from '../../graph/graph.js'
import { readParamValues } from '../../graph/param-values.js'
import { createOps } from '../../operations/ops.js'
import type { Program } from '../../operations/program.js'
import { random } from '../../operations/source/random.js'
import { type Traced, Tracer } from '../../operations/tracer.js'

/** What one node does with inputs of known shapes. */
export interface TracedNode {
  /** Its inputs are the numbers that arrived, in their order; its outputs those of `outputs`. */
  readonly program: Program
  /** The outputs that the node gives with these inputs and parameters. */
  readonly outputs: readonly string[]
  /** Whether the program alone yields the outputs: the node has no weights and draws no random numbers. */
  readonly isPlain: boolean
}

/** Traces a node alone. @throws NodeError with the first thing that stops it */
export function traceNode(
  definition: AnyNode,
  model: GraphNode,
  arrivals: readonly Arrival[],
  catalogue: Catalogue,
): TracedNode {
  const tracer = new Tracer('inference')
  const inputs: Traced[] = []
  const weights: Traced[] = []
  const make = (type: Traced['type']) => {
    const value = tracer.input(type)
    weights.push(value)
    return value
  }
  refuse(model, checkArrivals(definition, arrivals))
  const params = readParamValues(definition, model.params, catalogue)
  refuse(model, params.findings)
  const applied = applyNode({
    definition,
    path: model.id,
    weightPath: model.id,
    params: params.values,
    inputs: groupArrivals(definition, arrivals, (type) => {
      const value = tracer.input(type)
      inputs.push(value)
      return value
    }),
    tracer,
    ops: createOps(tracer),
    weights: {
      weight: (_path, _name, { shape }) => make({ dtype: 'float32', shape }),
      state: (_path, _name, { shape }) => make({ dtype: 'float32', shape }),
    },
  })
  refuse(model, applied.findings)
  const outputs = Object.entries(applied.outputs).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  return {
    program: {
      types: tracer.types,
      steps: tracer.steps,
      inputs: inputs.map(({ id }) => id),
      outputs: outputs.map(({ value }) => value.id),
    },
    outputs: outputs.map(({ name }) => name),
    isPlain: weights.length === 0 && !tracer.steps.some(({ operation }) => operation.name === random.name),
  }
}

function refuse(model: GraphNode, findings: readonly Finding[]): void {
  const first = findings.find(isProblem)
  if (first) throw new NodeError(model.id, first)
}

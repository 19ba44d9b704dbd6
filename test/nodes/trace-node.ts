import type { Catalogue } from '../../src/definition/catalogue.js'
import type { JsonValue } from '../../src/definition/json.js'
import type { AnyNode } from '../../src/definition/node.js'
import { formatFinding } from '../../src/definition/problem.js'
import type { Initializer, State, Weight } from '../../src/definition/weight.js'
import type { Variant } from '../../src/definition/params/variant.js'
import { applyNode, type Incoming, isProblem, type UnappliedLayer } from '../../src/graph/apply-node.js'
import { createOps } from '../../src/operations/ops.js'
import type { Program } from '../../src/operations/program.js'
import { type Traced, Tracer } from '../../src/operations/tracer.js'
import type { Mode, TensorType } from '../../src/operations/types.js'

/** The values of a node's parameters from JSON, those that are absent by default. @throws Error for one that is refused */
export function readParams(
  definition: AnyNode,
  given: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): Readonly<Record<string, unknown>> {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(definition.params, key))
  if (unknown !== undefined) throw new Error(`${definition.type}: no parameter ${unknown}`)
  return Object.fromEntries(
    Object.entries(definition.params).map(([key, param]) => {
      if (given[key] === undefined) return [key, param.default]
      const read = param.read(given[key] as JsonValue, { at: `params.${key}`, catalogue })
      if (read.problem) throw new Error(formatFinding(read.problem))
      return [key, read.value]
    }),
  )
}

export interface NodeRequest {
  readonly definition: AnyNode
  readonly params: Readonly<Record<string, unknown>>
  /** The types of what is wired, by port; of a variadic port `x` those of `x1`, `x2`, ... in one list. */
  readonly inputs: Readonly<Record<string, TensorType | readonly (TensorType | null)[]>>
  /** A layer that the node takes unapplied, at the port `layer`; a variadic one takes it twice. */
  readonly layer?: TakenLayer
  /** A layer at the port of this name. */
  readonly backwardLayer?: TakenLayer
  readonly mode: Mode
  /** Whether what the node adds to the loss is one more output, `penalty`. */
  readonly hasPenalty?: boolean
}

/** A layer with those that it takes itself at its variadic port `layer`. */
export interface TakenLayer extends Pick<UnappliedLayer, 'definition' | 'params'> {
  readonly layers?: readonly TakenLayer[]
}

/** A value of a traced node by what it is. */
export interface NamedValue {
  readonly name: string
  readonly value: Traced
}

export interface NamedWeight extends NamedValue {
  readonly initializer: Variant<Initializer>
  readonly isTrainable: boolean
}

/**
 * A node as a program of its own. The program's inputs are `inputs`, then `weights`, in this order; its outputs are `outputs`, then
 * `updates`.
 */
export interface TracedNode {
  readonly program: Program
  readonly inputs: readonly NamedValue[]
  readonly weights: readonly NamedWeight[]
  readonly outputs: readonly NamedValue[]
  /** The next values of states and moving averages. */
  readonly updates: readonly NamedValue[]
}

/** A node that does not take what it was given; the message holds its problems. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** The weights of the node and of the layer that it takes have their own names, those of layers within the layer `layer1/kernel`. */
function nameOfWeight(path: string, name: string): string {
  return path === 'node' || path === 'layer' ? name : `${path}/${name}`
}

function unapplied({ definition, params, layers }: TakenLayer, path: string): UnappliedLayer {
  return { definition, params, path, ...(layers && { layers: { layer: manyLayers(layers) } }) }
}

function manyLayers(layers: readonly TakenLayer[]): readonly UnappliedLayer[] {
  return layers.map((each, index) => unapplied(each, `layer${index + 1}`))
}

/** Traces one node. @throws Refused where it does not fit */
export function traceNode({
  definition,
  params,
  inputs,
  layer,
  backwardLayer,
  mode,
  hasPenalty,
}: NodeRequest): TracedNode {
  const tracer = new Tracer(mode)
  const ops = createOps(tracer)
  const named: NamedValue[] = []
  const add = (name: string, type: TensorType): Traced => {
    const value = tracer.input(type)
    named.push({ name, value })
    return value
  }
  const incoming: Record<string, Incoming> = Object.fromEntries(
    Object.entries(inputs).map(([port, type]) => [
      port,
      'dtype' in type ? add(port, type) : type.map((item, index) => item && add(`${port}${index + 1}`, item)),
    ]),
  )
  if (layer) {
    const isMany = definition.inputs['layer']?.isVariadic === true
    incoming['layer'] = isMany ? manyLayers([layer, layer]) : unapplied(layer, 'layer')
  }
  if (backwardLayer) incoming['backwardLayer'] = unapplied(backwardLayer, 'backwardLayer')
  const weights: NamedWeight[] = []
  const provider = {
    weight(path: string, name: string, weight: Weight): Traced {
      const value = tracer.input({ dtype: 'float32', shape: weight.shape })
      weights.push({
        name: nameOfWeight(path, name),
        value,
        initializer: weight.initializer,
        isTrainable: weight.isTrainable ?? true,
      })
      return value
    },
    state(_path: string, name: string, { shape }: State): Traced {
      return add(name, { dtype: 'float32', shape })
    },
  }
  const applied = applyNode({
    ...{ definition, params, inputs: incoming, tracer, ops, weights: provider },
    path: 'node',
    weightPath: 'node',
  })
  const problems = applied.findings.filter(isProblem)
  if (problems.length > 0) throw new Refused(`${definition.type}: ${problems.map(formatFinding).join('; ')}`)
  const outputs = Object.entries(applied.outputs).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  if (hasPenalty) {
    const value = tracer.losses.reduce((sum, loss) => ops.add(sum, loss.value), ops.fill([], 0))
    outputs.push({ name: 'penalty', value })
  }
  const program: Program = {
    types: tracer.types,
    inputs: [...named, ...weights].map(({ value }) => value.id),
    outputs: [...outputs, ...tracer.updates].map(({ value }) => value.id),
    steps: tracer.steps,
  }
  return { program, inputs: named, weights, outputs, updates: tracer.updates }
}

import { createOps, type Ops } from './ops.js'
import type { Attributes, Operation } from './operation.js'
import type { Program, Step } from './program.js'
import type { Trace } from './trace.js'
import type { Mode, TensorType } from './types.js'

/** A value of a program under construction. */
export interface Traced {
  readonly id: number
  readonly type: TensorType
}

/** A value that a node hands on for later: the next value of a state, or a penalty. */
export interface TracedUpdate {
  readonly node: string
  readonly name: string
  readonly value: Traced
}

/**
 * Records operations instead of carrying them out. With symbolic lengths it is the shape checker; with numbers it writes the plan.
 */
export class Tracer implements Trace<Traced> {
  /** Set before each node's `run`, as a node may force its own. */
  mode: Mode
  node = ''
  /** Set around a part of a node. */
  scope = ''
  readonly types: TensorType[] = []
  readonly steps: Step[] = []
  readonly updates: TracedUpdate[] = []
  readonly losses: { readonly node: string; readonly value: Traced }[] = []

  constructor(mode: Mode) {
    this.mode = mode
  }

  /** A value that no step makes: a feed, a weight, an input of a subprogram. */
  input(type: TensorType): Traced {
    this.types.push(type)
    return { id: this.types.length - 1, type }
  }

  typeOf(value: Traced): TensorType {
    return value.type
  }

  apply<A extends Attributes>(operation: Operation<A>, inputs: readonly Traced[], attributes: A): readonly Traced[] {
    const types = operation.infer(
      inputs.map((input) => input.type),
      attributes,
    )
    const outputs = types.map((type) => this.input(type))
    this.steps.push({
      operation,
      attributes,
      inputs: inputs.map((input) => input.id),
      outputs: outputs.map((output) => output.id),
      node: this.node,
    })
    return outputs
  }

  subprogram(
    inputs: readonly TensorType[],
    body: (inputs: readonly Traced[], ops: Ops<Traced>) => readonly Traced[],
  ): Program {
    return traceProgram(this.mode, inputs, body)
  }

  update(name: string, value: Traced): void {
    this.updates.push({ node: this.node, name: this.scope + name, value })
  }

  addLoss(value: Traced): void {
    this.losses.push({ node: this.node, value })
  }
}

/** Records `body` as a program of its own. It must not use values from outside: what it needs is handed in as an input. */
export function traceProgram(
  mode: Mode,
  inputs: readonly TensorType[],
  body: (inputs: readonly Traced[], ops: Ops<Traced>) => readonly Traced[],
): Program {
  const tracer = new Tracer(mode)
  const values = inputs.map((type) => tracer.input(type))
  const outputs = body(values, createOps(tracer))
  return {
    types: tracer.types,
    inputs: values.map((value) => value.id),
    outputs: outputs.map((value) => value.id),
    steps: tracer.steps,
  }
}

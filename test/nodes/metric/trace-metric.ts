import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { AnyNode } from '../../../src/definition/node.js'
import type { Backend } from '../../../src/engine/backend.js'
import { createOps, type Ops } from '../../../src/operations/ops.js'
import type { Program } from '../../../src/operations/program.js'
import { type Traced, Tracer } from '../../../src/operations/tracer.js'
import type { TensorData } from '../../../src/operations/types.js'
import { nodes } from '../../../nodes/index.js'
import { findNode } from '../find.js'
import { runTraced } from '../run-traced.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)

/** Tensors by name. */
export type Tensors = Readonly<Record<string, TensorData>>

/** A metric as the training loop uses it: what each batch adds, the sums of that, the figure for the sums. */
export class TracedMetric {
  readonly #node: AnyNode
  readonly #params: Readonly<Record<string, unknown>>
  readonly #backend: Backend

  constructor(type: string, params: Readonly<Record<string, unknown>>, backend: Backend) {
    this.#node = findNode(type)
    this.#params = readParams(this.#node, params, catalogue)
    this.#backend = backend
  }

  totals(batch: Tensors): Promise<Tensors> {
    return this.#run(batch, (inputs, ops) => {
      const unwired = Object.fromEntries(Object.keys(this.#node.inputs).map((port) => [port, null]))
      return this.#metric.totals({ ...unwired, ...inputs }, this.#params, ops)
    })
  }

  async result(totals: Tensors): Promise<TensorData> {
    const { value } = await this.#run(totals, (inputs, ops) => ({
      value: this.#metric.result(inputs, this.#params, ops),
    }))
    if (!value) throw new Error('no value')
    return value
  }

  get #metric() {
    const { metric } = this.#node
    if (!metric) throw new Error(`${this.#node.type} is no metric`)
    return metric
  }

  async #run(
    given: Tensors,
    compute: (inputs: Readonly<Record<string, Traced>>, ops: Ops<Traced>) => Readonly<Record<string, Traced>>,
  ): Promise<Tensors> {
    const tracer = new Tracer('inference')
    const inputs = Object.entries(given).map(
      ([name, { dtype, shape }]) => [name, tracer.input({ dtype, shape })] as const,
    )
    const outputs = Object.entries(compute(Object.fromEntries(inputs), createOps(tracer)))
    const program: Program = {
      types: tracer.types,
      inputs: inputs.map(([, { id }]) => id),
      outputs: outputs.map(([, { id }]) => id),
      steps: tracer.steps,
    }
    const results = await runTraced(program, Object.values(given), this.#backend, () => {
      throw new Error('a metric draws no random numbers')
    })
    return Object.fromEntries(outputs.map(([name], index) => [name, results[index]!]))
  }
}

/** The sums of the totals of several batches. @throws Error where names or shapes differ from batch to batch */
export function addTotals(batches: readonly Tensors[]): Tensors {
  const [first = {}, ...others] = batches
  return Object.fromEntries(
    Object.entries(first).map(([name, { dtype, shape, data }]) => {
      const sum = Float32Array.from(data)
      for (const other of others) {
        const added = other[name]
        if (added?.shape.join() !== shape.join()) throw new Error(`${name}: the shape depends on the batch`)
        added.data.forEach((value, index) => (sum[index] = sum[index]! + value))
      }
      return [name, { dtype, shape, data: sum }]
    }),
  )
}

import type { Backend } from '../engine/backend.js'
import { type Executable, prepareProgram } from '../engine/executable.js'
import { Pace } from '../engine/pace.js'
import { enqueue } from '../engine/queue.js'
import { runProgram } from '../engine/run-program.js'
import { traceProgram } from '../operations/tracer.js'
import type { TensorData, TensorType } from '../operations/types.js'
import type { EpochSums } from './epoch-sums.js'
import { meanOfElements, type ReportEntry } from './trace-step.js'
import type { Trainer } from './trainer.js'

type TotalEntry = Extract<ReportEntry, { readonly kind: 'total' }>

/** Works out the figures of a Trainer's metrics from what was added up. */
export class MetricResults {
  readonly #backend: Backend
  readonly #entries: readonly TotalEntry[]
  readonly #names: readonly string[]
  readonly #executable: Executable

  constructor(backend: Backend, { metrics }: Trainer, report: readonly ReportEntry[]) {
    this.#backend = backend
    const entries = report.filter((entry) => entry.kind === 'total')
    this.#entries = entries
    this.#names = metrics.map(({ name }) => name)
    const types = entries.map(({ shape }): TensorType => ({ dtype: 'float32', shape }))
    const program = traceProgram('inference', types, (inputs, ops) =>
      metrics.map(({ name, node }) => {
        const own = entries.flatMap((entry, index) =>
          entry.name === name ? [[entry.total, inputs[index]!] as const] : [],
        )
        const totals = Object.fromEntries(own)
        const { metric } = node.definition
        if (metric) return metric.result(totals, node.params, ops)
        return ops.divide(totals[meanOfElements.sum]!, totals[meanOfElements.count]!)
      }),
    )
    this.#executable = prepareProgram(program, [])
  }

  /** The figure of each metric by its name. In the backend's queue. */
  async compute(totals: EpochSums['totals']): Promise<ReadonlyMap<string, TensorData>> {
    if (this.#names.length === 0) return new Map()
    return enqueue(this.#backend, async () => {
      const backend = this.#backend
      await backend.activate()
      const inputs = this.#entries.map(({ name, total, shape }) => {
        const sum = totals[name]?.[total] ?? new Float64Array(shape.reduce((product, size) => product * size, 1))
        return backend.upload({ dtype: 'float32', shape, data: Float32Array.from(sum) })
      })
      const context = { backend, pace: new Pace(), draw: refuseRandomness }
      const outputs = await runProgram(this.#executable, inputs, context)
      try {
        const values = new Map<string, TensorData>()
        for (const [index, handle] of outputs.entries()) values.set(this.#names[index]!, await backend.read(handle))
        return values
      } finally {
        outputs.forEach((handle) => backend.dispose(handle))
      }
    })
  }
}

function refuseRandomness(): never {
  throw new Error('metric: expected a result without random numbers')
}

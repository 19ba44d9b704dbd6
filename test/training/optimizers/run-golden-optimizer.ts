import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import type { Param } from '../../../src/definition/param.js'
import { formatFinding } from '../../../src/definition/problem.js'
import type { Backend } from '../../../src/engine/backend.js'
import { createOps } from '../../../src/operations/ops.js'
import type { Program } from '../../../src/operations/program.js'
import { Tracer } from '../../../src/operations/tracer.js'
import type { TensorData, TensorType } from '../../../src/operations/types.js'
import { learningRateOf } from '../../../src/training/optimizers/index.js'
import { updateWeights, type UpdateParams } from '../../../src/training/optimizers/update-weights.js'
import { trainerParams } from '../../../src/training/trainer-params.js'
import { constraint } from '../../../src/weights/constraint.js'
import { type Closeness, measureCloseness } from '../../closeness.js'
import type { GoldenTensor } from '../../golden/format.js'
import type { GoldenOptimizer } from '../../golden/training.js'
import { runTraced } from '../../nodes/run-traced.js'

/** How far one result lies from what Keras has. */
export interface StepComparison {
  readonly what: string
  readonly closeness: Closeness
}

const catalogue = createCatalogue([])
const scalar: TensorType = { dtype: 'float32', shape: [] }

/** Carries out all steps of a case on a backend; compares the weights after each and the slots after the last. */
export async function runGoldenOptimizer(
  golden: GoldenOptimizer,
  backend: Backend,
): Promise<readonly StepComparison[]> {
  const params = readUpdateParams(golden.params)
  const { program, keys, initial } = traceUpdate(golden, params)
  const names = Object.keys(golden.weights)
  const comparisons: StepComparison[] = []
  let state: readonly TensorData[] = initial
  for (let step = 1; step <= countSteps(golden); step++) {
    const rate = golden.learningRates?.[step - 1] ?? learningRateOf(params.optimizer)
    const gradients = names.map((name) => tensorAt(golden.gradients[name]!, step - 1))
    const inputs = [toScalar(rate), toScalar(step), ...gradients, ...state]
    state = await runTraced(program, inputs, backend, () => {
      throw new Error('an optimizer draws no random numbers')
    })
    for (const [index, name] of names.entries()) {
      const expected = tensorAt(golden.after[name]!, step - 1)
      comparisons.push({
        what: `${name} after step ${step}`,
        closeness: measureCloseness(state[index]!.data, expected.data),
      })
    }
  }
  for (const [key, { data }] of Object.entries(golden.slots)) {
    const received = state[keys.indexOf(key)]?.data ?? []
    comparisons.push({ what: key, closeness: measureCloseness(received, data) })
  }
  return comparisons
}

/** One update: learning rate, step, gradients, then weights and slots go in; the next weights and slots come out. */
function traceUpdate(golden: GoldenOptimizer, params: UpdateParams) {
  const tracer = new Tracer('training')
  const learningRate = tracer.input(scalar)
  const step = tracer.input(scalar)
  const names = Object.keys(golden.weights)
  const first = names.map((name) => tensorOf(golden.weights[name]!))
  const gradients = first.map((weight) => tracer.input(weight))
  const weights = first.map((weight) => tracer.input(weight))
  const slots: { readonly key: string; readonly id: number; readonly initial: TensorData }[] = []
  const updated = updateWeights(
    createOps(tracer),
    {
      learningRate,
      step,
      weights: names.map((key, index) => ({
        key,
        weight: weights[index]!,
        gradient: gradients[index]!,
        constraint: read(constraint(), golden.constraints?.[key]),
        learningRateFactor: 1,
        slot(name, { shape, initial }) {
          const type = shape === 'weight' ? weights[index]!.type : scalar
          const value = tracer.input(type)
          slots.push({ key: `${key}/${name}`, id: value.id, initial: filled(type, initial) })
          return value
        },
      })),
    },
    params,
  )
  const next = new Map<string, number>(updated.flatMap(({ key, slots }) => Object.entries(slots).map(([name, { id }]) => [`${key}/${name}`, id]))) // prettier-ignore
  const program: Program = {
    types: tracer.types,
    steps: tracer.steps,
    inputs: [...[learningRate, step, ...gradients, ...weights].map(({ id }) => id), ...slots.map(({ id }) => id)],
    outputs: [...updated.map(({ weight }) => weight.id), ...slots.map(({ key }) => next.get(key)!)],
  }
  return {
    program,
    keys: [...names, ...slots.map(({ key }) => key)],
    initial: [...first, ...slots.map(({ initial }): TensorData => initial)],
  }
}

function readUpdateParams(given: GoldenOptimizer['params']): UpdateParams {
  return {
    optimizer: read(trainerParams.optimizer, given['optimizer']),
    clipNorm: read(trainerParams.clipNorm, given['clipNorm']),
    clipValue: read(trainerParams.clipValue, given['clipValue']),
    globalClipNorm: read(trainerParams.globalClipNorm, given['globalClipNorm']),
    weightDecay: read(trainerParams.weightDecay, given['weightDecay']),
    useEma: read(trainerParams.useEma, given['useEma']),
    emaMomentum: read(trainerParams.emaMomentum, given['emaMomentum']),
    emaOverwriteFrequency: read(trainerParams.emaOverwriteFrequency, given['emaOverwriteFrequency']),
  }
}

/** A parameter out of a golden file, which is JSON; absent, its default. */
export function read<T>(param: Param<T>, json: unknown): T {
  if (json === undefined) return param.default
  const result = param.read(json as JsonValue, { at: 'params', catalogue })
  if (result.problem) throw new Error(formatFinding(result.problem))
  return result.value
}

function countSteps({ gradients }: GoldenOptimizer): number {
  return Object.values(gradients)[0]?.shape[0] ?? 0
}

function tensorOf({ shape, data }: GoldenTensor): TensorData {
  return { dtype: 'float32', shape, data: Float32Array.from(data) }
}

/** What stands at an index of the first axis. */
function tensorAt({ shape: [, ...shape], data }: GoldenTensor, index: number): TensorData {
  const size = shape.reduce((product, length) => product * length, 1)
  return { dtype: 'float32', shape, data: Float32Array.from(data.slice(index * size, (index + 1) * size)) }
}

function toScalar(value: number): TensorData {
  return filled(scalar, value)
}

function filled({ shape }: TensorType, value: number): TensorData {
  const size = shape.reduce<number>((product, length) => product * Number(length), 1)
  return { dtype: 'float32', shape: shape.map(Number), data: new Float32Array(size).fill(value) }
}

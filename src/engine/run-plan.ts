import type { Summary } from '../definition/summary.js'
import type { RunProgress } from '../graph/run.js'
import { fillRandom } from '../operations/random-stream.js'
import { isKnownShape, sizeOfShape } from '../operations/size.js'
import type { RandomAttributes } from '../operations/source/random.js'
import type { TensorData } from '../operations/types.js'
import type { Backend, Handle } from './backend.js'
import { Ownership } from './ownership.js'
import { Pace } from './pace.js'
import type { Plan, PlanInput } from './plan.js'
import { RunClock } from './run-clock.js'
import { type RunContext, runProgram } from './run-program.js'
import type { StateStore } from './state-store.js'
import { summarizeView } from './summarize-view.js'
import type { WeightStore } from './weight-store.js'

/** Random numbers that a run asks for. */
export interface RandomRequest extends RandomAttributes {
  readonly step: number
}

/** What a caller wants to follow or decide while a graph runs. */
export interface RunOptions {
  readonly signal?: AbortSignal
  /** Called before each pause of the run and at its end. */
  readonly onProgress?: (progress: RunProgress) => void
  /** Numbers in place of the random stream's; `null` for those of the stream. */
  readonly random?: (request: RandomRequest) => TensorData | null
}

/** What a plan runs on. */
export interface Workplace {
  readonly backend: Backend
  readonly weights: WeightStore
  readonly states: StateStore
  /** What an optimizer remembers; only plans that train need it. */
  readonly slots?: StateStore
}

/** What a plan is run with. */
export interface Supplies extends RunOptions {
  /** Tensors for feeds and sources by `id.port`. */
  readonly tensors: ReadonlyMap<string, TensorData>
  /** The gradient to start from, where the plan takes one. */
  readonly seedGradient?: TensorData
  /** Of the graph: what weights are first made from. */
  readonly seed: number
  /** What random streams are keyed by; by default `seed`. */
  readonly randomSeed?: number
  readonly step: number
  readonly isTimed: boolean
  /** Scalars that a plan takes, by their keys. */
  readonly scalars?: ReadonlyMap<string, number>
  /** Whether next values may be stored, judged by the values that the plan gives; by default they are. */
  readonly isAcceptable?: (values: ReadonlyMap<string, TensorData>) => boolean
  /** Told what each step gives, before anything of it is released; the run waits for it. */
  readonly inspect?: RunContext['inspect']
}

/** What came of it. */
export interface PlanResult {
  readonly values: ReadonlyMap<string, TensorData>
  readonly gradients: ReadonlyMap<string, TensorData>
  readonly summaries: ReadonlyMap<string, Summary>
  readonly times: ReadonlyMap<string, number>
  /** Whether next values were stored. */
  readonly isStored: boolean
}

/**
 * Runs a plan. To be called in the backend's queue. Next values of states and moving averages are stored when everything has
 * succeeded, all or none; nothing but weights and states stays on the backend, however it ends.
 * @throws NodeError naming the node that failed; the signal's reason when it was cancelled
 */
export async function runPlan(
  plan: Plan,
  supplies: Supplies,
  { backend, weights, states, slots }: Workplace,
): Promise<PlanResult> {
  await backend.activate()
  const clock = new RunClock(plan, backend, supplies.isTimed)
  const pace = new Pace(supplies.signal, () => supplies.onProgress?.(clock.progress))
  const owned = new Ownership(backend)
  try {
    pace.check()
    const inputs: Handle[] = []
    for (const input of plan.inputs) {
      inputs.push(acquire(input))
      if (pace.isDue(performance.now())) await pace.pause()
    }
    // From here on the run disposes of what is not kept.
    inputs.forEach((input) => owned.forget(input))
    const { inspect } = supplies
    const context: RunContext = {
      backend,
      pace,
      draw: (attributes) => draw(attributes, supplies),
      ...(inspect && { inspect }),
    }
    clock.start()
    const outputs = await runProgram(plan.executable, inputs, context, (index, now) => clock.stepDone(index, now, pace))
    owned.addAll(outputs)
    const read = await readOutputs(plan, outputs, backend)
    const summaries = new Map(plan.views.map((view) => [view.node, summarizeView(view, read.values)]))
    pace.check()
    const isStored = supplies.isAcceptable?.(read.values) ?? true
    if (isStored) store(outputs)
    supplies.onProgress?.({ done: plan.nodes.length, total: plan.nodes.length, node: '' })
    return { ...read, summaries, times: clock.times, isStored }
  } finally {
    owned.disposeAll()
  }

  function acquire(input: PlanInput): Handle {
    switch (input.kind) {
      case 'weight':
        return weights.acquire(input, supplies.seed)
      case 'state':
        return states.acquire(input)
      case 'slot':
        return slotsOf().acquire(input)
      case 'scalar':
        return owned.add(backend.upload(scalarOf(supplies.scalars?.get(input.key), input.key)))
      case 'seed':
        return owned.add(backend.upload(given(supplies.seedGradient, 'seed')))
      default:
        return owned.add(backend.upload(given(supplies.tensors.get(input.key), input.key)))
    }
  }

  function store(outputs: readonly Handle[]): void {
    plan.outputs.forEach((output, index) => {
      const handle = outputs[index]
      if (output.kind !== 'update' || !handle) return
      owned.forget(handle)
      if (output.of === 'weight') weights.replace(output.key, handle)
      else (output.of === 'state' ? states : slotsOf()).replace(output.key, handle)
    })
  }

  function slotsOf(): StateStore {
    if (!slots) throw new Error('a plan that trains: expected a place for what its optimizer remembers')
    return slots
  }
}

function given(tensor: TensorData | undefined, key: string): TensorData {
  if (!tensor) throw new Error(`${key}: expected a tensor, received nothing`)
  return tensor
}

function scalarOf(value: number | undefined, key: string): TensorData {
  if (value === undefined) throw new Error(`${key}: expected a number, received nothing`)
  return { dtype: 'float32', shape: [], data: Float32Array.of(value) }
}

async function readOutputs({ outputs }: Plan, handles: readonly Handle[], backend: Backend) {
  const values = new Map<string, TensorData>()
  const gradients = new Map<string, TensorData>()
  for (const [index, output] of outputs.entries()) {
    if (output.kind === 'value') values.set(output.key, await backend.read(handles[index]!))
    if (output.kind === 'gradient') gradients.set(output.key, await backend.read(handles[index]!))
  }
  return { values, gradients }
}

/** The numbers of an operation `random`: from whoever injects them, else from the stream of its node and purpose. */
function draw(attributes: RandomAttributes, { random, seed, randomSeed = seed, step }: Supplies): TensorData {
  const { shape, distribution, purpose, node } = attributes
  if (!isKnownShape(shape)) throw new Error(`random: expected a known shape, received [${shape.join(', ')}]`)
  const count = Number(sizeOfShape(shape))
  const injected = random?.({ ...attributes, step })
  if (!injected) {
    return { dtype: 'float32', shape, data: fillRandom({ seed: randomSeed, node, purpose, step }, distribution, count) }
  }
  if (injected.dtype === 'float32' && injected.data.length === count) return { ...injected, shape }
  throw new Error(`random ${purpose}: expected ${count} float32, received ${injected.data.length} ${injected.dtype}`)
}

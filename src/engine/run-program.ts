import { NodeError, problem } from '../definition/problem.js'
import type { Step } from '../operations/program.js'
import { random, type RandomAttributes } from '../operations/source/random.js'
import type { TensorData } from '../operations/types.js'
import type { Backend, Handle } from './backend.js'
import { BackendLostError } from './backend-lost.js'
import { type Executable, isScan } from './executable.js'
import { alias } from './ownership.js'
import type { Pace } from './pace.js'
import { placesOfPart, runInParts } from './run-in-parts.js'
import { runScan } from './run-scan.js'

/** What all parts of a run share. */
export interface RunContext {
  readonly backend: Backend
  readonly pace: Pace
  /** The numbers that an operation `random` stands for. */
  draw(attributes: RandomAttributes): TensorData
  /** Told what each step gives, before anything of it is released; the run waits for it. */
  inspect?(step: Step, results: readonly Handle[]): Promise<void>
}

/** Told when a step has ended; the run waits for a promise. */
export type StepObserver = (index: number, now: number) => Promise<void> | undefined

/**
 * Carries out a program. Takes over the inputs that are not kept; each of the handles that it gives is the caller's. Whatever
 * else it made is disposed of, however it ends.
 * @throws NodeError naming the node whose operation failed; the signal's reason when it was cancelled
 */
export async function runProgram(
  executable: Executable,
  inputs: readonly Handle[],
  context: RunContext,
  observe?: StepObserver,
): Promise<readonly Handle[]> {
  const { program, isKept, releases, unused } = executable
  const { backend, pace } = context
  const values: (Handle | undefined)[] = []
  program.inputs.forEach((id, index) => (values[id] = inputs[index]))
  const release = (id: number) => {
    const value = values[id]
    values[id] = undefined
    if (value) backend.dispose(value)
  }
  try {
    unused.forEach(release)
    for (let index = 0; index < program.steps.length; index++) {
      const step = program.steps[index]!
      try {
        const operands = step.inputs.map((id) => valueOf(values, id))
        const executed = execute(step, index, operands, executable, context)
        const results = executed instanceof Promise ? await executed : executed
        step.outputs.forEach((id, position) => (values[id] = results[position]))
      } catch (error) {
        throw pace.isCancellation(error) ? error : describeFailure(step, error)
      }
      if (context.inspect)
        await context.inspect(
          step,
          step.outputs.map((id) => valueOf(values, id)),
        )
      releases[index]!.forEach(release)
      const now = performance.now()
      const observed = observe?.(index, now)
      if (observed) await observed
      if (pace.isDue(now)) await pace.pause()
    }
    return takeOutputs(values, executable, backend)
  } finally {
    values.forEach((value, id) => value && isKept[id] === 0 && backend.dispose(value))
  }
}

function execute(
  step: Step,
  index: number,
  operands: readonly Handle[],
  { program, scans }: Executable,
  context: RunContext,
): readonly Handle[] | Promise<readonly Handle[]> {
  const body = scans.get(index)
  if (body && isScan(step)) return runScan(body, step.attributes, operands, context, runProgram)
  if (isRandom(step)) return [context.backend.upload(context.draw(step.attributes))]
  const part = placesOfPart(step, operands, program.types[step.outputs[0]!], context.backend)
  if (part !== null) return runInParts(step, operands, part, context.backend, context.pace)
  return context.backend.execute(step.operation, operands, step.attributes)
}

function isRandom(step: Step): step is Step & { readonly attributes: RandomAttributes } {
  return step.operation.name === random.name
}

function valueOf(values: readonly (Handle | undefined)[], id: number): Handle {
  const value = values[id]
  if (!value) throw new Error(`value ${id} is not there`)
  return value
}

/** Each output under a handle of its own, also where two are one value or an input that is kept. */
function takeOutputs(values: (Handle | undefined)[], { program, isKept }: Executable, backend: Backend): Handle[] {
  const taken: Handle[] = []
  const given = new Map<number, Handle>()
  try {
    for (const id of program.outputs) {
      const known = given.get(id)
      const value = known ?? valueOf(values, id)
      if (known || isKept[id] === 1) {
        taken.push(alias(backend, value))
        continue
      }
      taken.push(value)
      given.set(id, value)
      values[id] = undefined
    }
    return taken
  } catch (error) {
    taken.forEach((handle) => backend.dispose(handle))
    throw error
  }
}

/** Steps in the body of a scan bear no node: the scan's own step names it. */
function describeFailure({ node, operation }: Step, error: unknown): unknown {
  // No node is to blame for a lost device.
  if (error instanceof NodeError || error instanceof BackendLostError || node === '') return error
  const received = error instanceof Error ? error.message : String(error)
  return new NodeError(node, problem('run', operation.name, 'an operation that succeeds', received), { cause: error })
}

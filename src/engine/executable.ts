import type { Program, Step } from '../operations/program.js'
import { scan, type ScanAttributes } from '../operations/scan/scan.js'
import { hoist } from './hoist.js'

/** A program with what the runner needs to know of it, worked out once. */
export interface Executable {
  readonly program: Program
  /** By number of value: 1 for inputs that stay their giver's. The other inputs become the run's. */
  readonly isKept: Uint8Array
  /** Inputs that no step uses and that are no output. */
  readonly unused: readonly number[]
  /** By step: the values that are used there for the last time. */
  readonly releases: readonly (readonly number[])[]
  /** By step: the body of a scan. */
  readonly scans: ReadonlyMap<number, ScanBody>
}

/** The body of a scan in two parts. All their inputs stay the scan's. */
export interface ScanBody {
  /** From the constants: what is the same for every step. */
  readonly once: Executable
  /** From the body's inputs followed by what `once` gives: the body's outputs. */
  readonly each: Executable
}

export type ScanStep = Step & { readonly attributes: ScanAttributes }

export function isScan(step: Step): step is ScanStep {
  return step.operation.name === scan.name
}

const nothing: readonly number[] = []

/** `keptInputs` are numbers of values that are inputs of the program. */
export function prepareProgram(program: Program, keptInputs: readonly number[]): Executable {
  const isKept = new Uint8Array(program.types.length)
  for (const id of keptInputs) isKept[id] = 1
  const scans = new Map<number, ScanBody>()
  program.steps.forEach((step, index) => {
    if (isScan(step)) scans.set(index, prepareBody(step.attributes))
  })
  return { program, isKept, scans, ...findReleases(program, isKept) }
}

function prepareBody({ body, constants }: ScanAttributes): ScanBody {
  const { once, each } = hoist(body, body.inputs.slice(body.inputs.length - constants))
  return { once: prepareProgram(once, once.inputs), each: prepareProgram(each, each.inputs) }
}

/** Where each value is used for the last time: at the step that makes it if nothing uses it. */
function findReleases({ types, inputs, outputs, steps }: Program, isKept: Uint8Array) {
  const isUsedLater = Uint8Array.from(isKept)
  for (const id of outputs) isUsedLater[id] = 1
  const releases = Array<readonly number[]>(steps.length).fill(nothing)
  for (let index = steps.length - 1; index >= 0; index--) {
    const { inputs: operands, outputs: results } = steps[index]!
    const released: number[] = []
    for (const id of [...operands, ...results]) {
      if (isUsedLater[id] === 1) continue
      isUsedLater[id] = 1
      released.push(id)
    }
    if (released.length > 0) releases[index] = released
  }
  return { releases, unused: inputs.filter((id) => id < types.length && isUsedLater[id] === 0) }
}

import type { Program } from '../operations/program.js'
import type { TensorType } from '../operations/types.js'
import { type Executable, isScan, type ScanBody, type ScanStep } from './executable.js'

/** How much a run holds at its fullest moment, known before anything is allocated. What a kernel needs for itself is not counted. */
export interface MemoryEstimate {
  /** Bytes of all tensors at that moment, weights and states included. */
  readonly peakBytes: number
  /** Tensors alive at that moment. */
  readonly buffers: number
  /** The node that runs at that moment; empty for none. */
  readonly node: string
}

const bytesOfElement = { float32: 4, int32: 4, bool: 1 } as const

/** @throws Error for a type with a symbolic length: only specialized programs have bytes. */
export function bytesOf({ dtype, shape }: TensorType): number {
  return shape.reduce<number>((product, size) => {
    if (typeof size === 'string') throw new Error(`expected lengths in numbers, received ${size}`)
    return product * size
  }, bytesOfElement[dtype])
}

/** Walks through a program as the runner will, without doing anything. */
export function estimateMemory({ program, releases, scans }: Executable): MemoryEstimate {
  const bytes = program.types.map(bytesOf)
  const sum = (ids: readonly number[]) => ids.reduce((total, id) => total + bytes[id]!, 0)
  let live = sum(program.inputs)
  let buffers = program.inputs.length
  let peak: MemoryEstimate = { peakBytes: live, buffers, node: '' }
  program.steps.forEach((step, index) => {
    const body = scans.get(index)
    const extra = body && isScan(step) ? extraOfScan(step, body, program) : { peakBytes: 0, buffers: 0 }
    live += sum(step.outputs)
    buffers += step.outputs.length
    if (live + extra.peakBytes > peak.peakBytes) {
      peak = { peakBytes: live + extra.peakBytes, buffers: buffers + extra.buffers, node: step.node }
    }
    live -= sum(releases[index]!)
    buffers -= releases[index]!.length
  })
  return peak
}

/** Slices of the sequences, what is hoisted, one step of the body, and the parts of the results before they are stacked. */
function extraOfScan({ inputs, outputs, attributes }: ScanStep, { once, each }: ScanBody, { types }: Program) {
  const { sequences, states } = attributes
  const slices = inputs.slice(0, sequences).map((id) => types[id]!)
  const parts = outputs.slice(states).map((id) => types[id]!)
  const time = Number(slices[0]?.shape[0] ?? 0)
  const hoisted = once.program.outputs.map((id) => once.program.types[id]!)
  const step = estimateMemory(each)
  const total = (list: readonly TensorType[]) => list.reduce((bytes, type) => bytes + bytesOf(type), 0)
  return {
    peakBytes: total(slices) + total(parts) + total(hoisted) + step.peakBytes,
    buffers: (slices.length + parts.length) * time + hoisted.length + step.buffers,
  }
}

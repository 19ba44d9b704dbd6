import type { PlanInput } from '../engine/plan.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'
import type { Slot } from './optimizers/optimizer.js'

export const scalar: TensorType = { dtype: 'float32', shape: [] }

/** The slots that an optimizer asks for, each an input of the program. */
export class SlotInputs {
  readonly inputs: { readonly value: Traced; readonly input: PlanInput }[] = []
  readonly #tracer: Tracer

  constructor(tracer: Tracer) {
    this.#tracer = tracer
  }

  /** What gives the slots of one weight by name. */
  of(key: string, weight: TensorType) {
    return (name: string, { shape, initial }: Slot) => {
      const type = shape === 'weight' ? weight : scalar
      const value = this.#tracer.input(type)
      this.inputs.push({ value, input: { kind: 'slot', key: `${key}/${name}`, type, initial } })
      return value
    }
  }
}

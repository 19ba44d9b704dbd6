import { number } from '../../definition/params/index.js'
import type { Param } from '../../definition/param.js'

/** The size of a step, which a schedule may change in the course of a run. */
export const learningRate = (initial = 0.001): Param<number> =>
  number({
    default: initial,
    min: 0,
    doc: 'How far the weights follow the gradient at each step. A schedule begins with it; it may be changed while training runs.',
  })

/** A share of the past that is kept; 1 would never let anything new in. */
export const decayRate = (initial: number, keras: string, doc: string): Param<number> =>
  number({ default: initial, min: 0, max: 0.999999, keras, doc })

export const epsilon: Param<number> = number({
  default: 1e-7,
  min: 0,
  isAdvanced: true,
  doc: 'A small number that keeps the divisor above 0.',
})

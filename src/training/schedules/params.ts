import { integer, nullable, number, toggle } from '../../definition/params/index.js'
import type { Param } from '../../definition/param.js'
import type { ScheduleMoment } from './schedule.js'

/** How long a decay takes. Keras has no default. */
export const decaySteps: Param<number | null> = nullable(
  integer({ default: 1000, min: 1, doc: 'How many updates of the weights the decay takes; none: the whole run.' }),
)

/** Whether a decay goes in stairs. */
export const staircase: Param<boolean> = toggle({
  default: false,
  doc: 'Whether the rate stays as it is until the decay’s updates are over, and then changes at once.',
})

/** A rate that a schedule ends at or does not go below. */
export const leastRate = (initial: number, doc: string, keras?: string): Param<number> =>
  number({ default: initial, min: 0, doc, ...(keras !== undefined && { keras }) })

/** Updates of the weights in the whole run, or those that the person has set; at least 1. */
export function decayLength({ stepsPerEpoch, epochs }: ScheduleMoment, steps: number | null): number {
  return Math.max(1, steps ?? stepsPerEpoch * epochs)
}

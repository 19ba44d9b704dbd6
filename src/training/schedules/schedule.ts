import type { Params, Values, VariantOption } from '../../definition/param.js'

/** Where in a run a learning rate is asked for. */
export interface ScheduleMoment {
  /** The optimizer's own learning rate: what the person has set. */
  readonly base: number
  /** Updates of the weights so far: 0 before the first. */
  readonly step: number
  /** Full epochs so far: 0 in the first. */
  readonly epoch: number
  readonly stepsPerEpoch: number
  /** Epochs that the run will have. */
  readonly epochs: number
  /** What the run watches, at the end of each full epoch: the validation loss where there is one, else the training loss. */
  readonly watched: readonly number[]
}

/**
 * How the learning rate changes in a run: an entry of the enum of schedules. A pure function of the moment, so that a run that was resumed
 * goes on as it would have.
 */
export interface Schedule<P extends Params = Params> extends VariantOption {
  readonly params: P
  /** The class in `keras.optimizers.schedules` or `keras.callbacks`; `null` for none. */
  readonly keras: string | null
  learningRate(moment: ScheduleMoment, params: Values<P>): number
}

/** Declares a schedule; its parameters type its members. */
export function defineSchedule<const P extends Params>(schedule: Schedule<P>): Schedule<P> {
  return schedule
}

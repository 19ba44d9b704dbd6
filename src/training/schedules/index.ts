import type { Param, ParamOptions } from '../../definition/param.js'
import { defaultVariant, variant, type Variant } from '../../definition/params/variant.js'
import { constant } from './constant.js'
import { cosineDecayRestarts } from './cosine-decay-restarts.js'
import { cosineDecay } from './cosine-decay.js'
import { exponentialDecay } from './exponential-decay.js'
import { inverseTimeDecay } from './inverse-time-decay.js'
import { polynomialDecay } from './polynomial-decay.js'
import { reduceOnPlateau } from './reduce-on-plateau.js'
import type { Schedule, ScheduleMoment } from './schedule.js'
import { stepDecay } from './step-decay.js'
import { warmUp } from './warm-up.js'

/** The schedules by their names in JSON, in the order of the enum. */
export const schedules = {
  constant,
  stepDecay,
  exponentialDecay,
  polynomialDecay,
  inverseTimeDecay,
  cosineDecay,
  cosineDecayRestarts,
  warmUp,
  reduceOnPlateau,
}

export type ScheduleName = keyof typeof schedules

const entries: readonly Schedule[] = Object.values(schedules)

/** A schedule with parameters that differ from its defaults: `scheduleVariant('warmUp', { warmupSteps: 500 })`. */
export function scheduleVariant(name: ScheduleName, params: Readonly<Record<string, unknown>> = {}): Variant<Schedule> {
  const { option, params: defaults } = defaultVariant<Schedule>(schedules[name])
  return { option, params: { ...defaults, ...params } }
}

/** The enum of schedules with the parameters of the chosen one: `"constant"`, `{ "type": "stepDecay", "epochs": 5 }`. */
export function schedule(options: ParamOptions & { readonly default: ScheduleName }): Param<Variant<Schedule>> {
  return variant<Schedule>({
    ...options,
    noun: 'schedule',
    default: scheduleVariant(options.default),
    entries: () => entries,
  })
}

/** The learning rate at this moment of a run. */
export function scheduledRate({ option, params }: Variant<Schedule>, moment: ScheduleMoment): number {
  return option.learningRate(moment, params)
}

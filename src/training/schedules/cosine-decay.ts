import { integer, nullable, number } from '../../definition/params/index.js'
import { decayLength, decaySteps } from './params.js'
import { defineSchedule } from './schedule.js'

/** The share of the rate that is left in the course of half a cosine: 1 at 0, `alpha` at 1. */
export function cosineShare(progress: number, alpha: number, height = 1): number {
  return (1 - alpha) * 0.5 * height * (1 + Math.cos(Math.PI * progress)) + alpha
}

/** Loshchilov and Hutter 2016, arXiv:1608.03983; https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/ */
export const cosineDecay = defineSchedule({
  type: 'cosineDecay',
  label: 'cosine',
  keras: 'CosineDecay',
  doc: 'Falls along half a cosine, slowly at both ends, after a warm-up if wanted.',
  params: {
    decaySteps,
    alpha: number({ default: 0, min: 0, max: 1, doc: 'The share of the rate at the end.' }),
    warmupTarget: nullable(
      number({
        default: 0.001,
        min: 0,
        doc: 'The rate that it rises to first, from the optimizer’s; none: it does not rise.',
      }),
    ),
    warmupSteps: integer({ default: 0, min: 0, doc: 'How many updates the rise takes, before those of the decay.' }),
  },
  learningRate(moment, { decaySteps, alpha, warmupTarget, warmupSteps }) {
    const { base, step } = moment
    const rise = warmupTarget === null ? 0 : warmupSteps
    if (warmupTarget !== null && step < rise) return base + (warmupTarget - base) * (step / rise)
    // Where the whole run is meant, the warm-up is a part of it.
    const length = decaySteps ?? Math.max(1, decayLength(moment, null) - rise)
    return (warmupTarget ?? base) * cosineShare(Math.min(1, (step - rise) / length), alpha)
  },
})

import { integer, number } from '../../definition/params/index.js'
import type { Values } from '../../definition/param.js'
import { leastRate } from './params.js'
import { defineSchedule } from './schedule.js'

const params = {
  factor: number({ default: 0.1, min: 0, max: 0.999, doc: 'What the rate is multiplied by.' }),
  patience: integer({ default: 10, min: 0, doc: 'How many epochs without an improvement it waits for.' }),
  minDelta: number({ default: 1e-4, min: 0, doc: 'By how much the loss must fall to count as an improvement.' }),
  cooldown: integer({ default: 0, min: 0, doc: 'How many epochs after a change it does not count.' }),
  minLr: leastRate(0, 'The rate that it does not go below.', 'min_lr'),
}

/** https://keras.io/api/callbacks/reduce_lr_on_plateau/ */
export const reduceOnPlateau = defineSchedule({
  type: 'reduceOnPlateau',
  label: 'reduce on plateau',
  keras: 'ReduceLROnPlateau',
  doc: 'Multiplies the rate by a factor when the validation loss (or the loss, where there is no validation) has not fallen for some epochs.',
  params,
  learningRate({ base, watched }, values) {
    // Replayed from the first epoch: nothing has to be kept, and a run that was resumed goes on as it would have.
    const counters = { rate: base, best: Infinity, wait: 0, cooldown: 0 }
    for (const value of watched) endEpoch(counters, value, values)
    return counters.rate
  },
})

interface Counters {
  rate: number
  best: number
  /** Epochs without an improvement. */
  wait: number
  /** Epochs that still do not count. */
  cooldown: number
}

function endEpoch(
  counters: Counters,
  value: number,
  { factor, patience, minDelta, cooldown, minLr }: Values<typeof params>,
) {
  if (counters.cooldown > 0) {
    counters.cooldown--
    counters.wait = 0
  }
  if (value + minDelta < counters.best) {
    counters.best = value
    counters.wait = 0
    return
  }
  if (counters.cooldown > 0 || ++counters.wait < patience || counters.rate <= minLr) return
  counters.rate = Math.max(counters.rate * factor, minLr)
  counters.cooldown = cooldown
  counters.wait = 0
}

import { describe, expect, it } from 'vitest'
import { schedule, scheduledRate, schedules } from '../../../src/training/schedules/index.js'
import { expectClose } from '../../closeness.js'
import { readGoldenSchedules } from '../../golden/read-training.js'
import type { GoldenSchedule } from '../../golden/training.js'
import { read } from '../optimizers/run-golden-optimizer.js'

const { cases } = readGoldenSchedules()
const param = schedule({ default: 'constant', doc: 'any' })

/** The rates of all steps. */
function ratesOf({ params, base, stepsPerEpoch, epochs, watched = [] }: GoldenSchedule): readonly number[] {
  const chosen = read(param, params)
  return Array.from({ length: epochs * stepsPerEpoch }, (_, step) => {
    const epoch = Math.floor(step / stepsPerEpoch)
    return scheduledRate(chosen, { base, step, epoch, stepsPerEpoch, epochs, watched: watched.slice(0, epoch) })
  })
}

describe('the schedules of Keras', () => {
  it.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
    expectClose(ratesOf(golden), golden.rates.learningRate.data)
  })
  it('are all compared, but for the constant one', () => {
    const compared = new Set(cases.map(({ params }) => params['type']))
    expect(Object.keys(schedules).filter((name) => !compared.has(name))).toEqual(['constant'])
  })
})

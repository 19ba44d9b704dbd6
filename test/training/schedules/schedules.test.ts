import { describe, expect, it } from 'vitest'
import { defaultVariant } from '../../../src/definition/params/index.js'
import type { Schedule, ScheduleMoment } from '../../../src/training/schedules/schedule.js'
import { scheduledRate, schedules, scheduleVariant } from '../../../src/training/schedules/index.js'

const moment: ScheduleMoment = { base: 0.1, step: 0, epoch: 0, stepsPerEpoch: 10, epochs: 5, watched: [] }

describe('the schedules', () => {
  it.each(Object.entries<Schedule>(schedules))(
    '%s is named as its key, and begins with a finite rate',
    (name, option) => {
      expect(option.type).toBe(name)
      expect(scheduledRate(defaultVariant(option), moment)).toSatisfy(Number.isFinite)
    },
  )

  it('stay as they are where they are constant', () => {
    expect(scheduledRate(scheduleVariant('constant'), { ...moment, step: 30, epoch: 3 })).toBe(0.1)
  })

  it('follow a learning rate that is changed in the course of the run', () => {
    const watched = [1, 1, 1]
    const plateau = scheduleVariant('reduceOnPlateau', { patience: 1, factor: 0.5 })
    expect(scheduledRate(plateau, { ...moment, watched })).toBeCloseTo(0.025)
    expect(scheduledRate(plateau, { ...moment, watched, base: 0.4 })).toBeCloseTo(0.1)
  })

  it('end with the run where no length is set', () => {
    const last = { ...moment, step: 50, epoch: 5 }
    expect(scheduledRate(scheduleVariant('exponentialDecay', { decaySteps: null }), last)).toBeCloseTo(0.01)
    expect(scheduledRate(scheduleVariant('cosineDecay', { decaySteps: null }), last)).toBeCloseTo(0)
    expect(scheduledRate(scheduleVariant('polynomialDecay', { decaySteps: null, endLearningRate: 0.02 }), last)).toBeCloseTo(0.02) // prettier-ignore
  })

  it('reduceOnPlateau takes a figure that is no number for no improvement', () => {
    const plateau = scheduleVariant('reduceOnPlateau', { patience: 2, factor: 0.1 })
    expect(scheduledRate(plateau, { ...moment, watched: [1, NaN, NaN] })).toBeCloseTo(0.01)
  })

  it('are finite for a run of no steps', () => {
    const empty = { ...moment, stepsPerEpoch: 0, epochs: 1 }
    for (const option of Object.values<Schedule>(schedules)) {
      expect(scheduledRate(defaultVariant(option), empty)).toSatisfy(Number.isFinite)
    }
  })
})

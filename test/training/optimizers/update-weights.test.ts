import { describe, expect, it } from 'vitest'
import { learningRateOf, optimizers, optimizerVariant } from '../../../src/training/optimizers/index.js'
import { takenIn } from '../../../src/training/optimizers/running-mean.js'
import { type UpdateParams, updateWeights } from '../../../src/training/optimizers/update-weights.js'
import { expectClose } from '../../closeness.js'
import { evaluateOn } from '../evaluate.js'

const params: UpdateParams = {
  optimizer: optimizerVariant('sgd', { learningRate: 0.5 }),
  clipNorm: null,
  clipValue: null,
  globalClipNorm: null,
  weightDecay: null,
  useEma: false,
  emaMomentum: 0.5,
  emaOverwriteFrequency: null,
}

interface Trial {
  readonly learningRateFactor?: number
  readonly step?: number
}

/** The next value of a weight of [1, 2] with the gradient [2, 4], then of its slots by name, which begin with zeros. */
function update(changed: Partial<UpdateParams>, { learningRateFactor = 1, step = 1 }: Trial = {}) {
  const asked: string[] = []
  const inputs = [0.5, step, [1, 2], [2, 4], [0, 0]]
  const [weight = [], ...slots] = evaluateOn(inputs, ([learningRate, at, weight, gradient, zeros], ops) => {
    const slot = (name: string) => {
      asked.push(name)
      return zeros!
    }
    const given = { key: 'kernel', weight: weight!, gradient: gradient!, constraint: null, learningRateFactor, slot }
    const moment = { learningRate: learningRate!, step: at!, weights: [given] }
    const [updated] = updateWeights(ops, moment, { ...params, ...changed })
    return [updated!.weight, ...asked.map((name) => updated!.slots[name]!)]
  })
  return { weight, slots: Object.fromEntries(asked.map((name, index) => [name, slots[index]])) }
}

describe('updateWeights', () => {
  it('follows the gradient', () => expect(update({})).toEqual({ weight: [0, 0], slots: {} }))

  it('multiplies the learning rate by the factor of the weight, in weight decay too', () => {
    expect(update({}, { learningRateFactor: 0.5 }).weight).toEqual([0.5, 1])
    expect(update({ weightDecay: 0.4 }, { learningRateFactor: 0.5 }).weight).toEqual([0.4, 0.8])
    expect(update({}, { learningRateFactor: 0 }).weight).toEqual([1, 2])
  })

  it('asks for the slots that these parameters need, and gives their next values', () => {
    const momentum = optimizerVariant('sgd', { momentum: 0.9 })
    expect(update({ optimizer: momentum }).slots).toEqual({ momentum: [-1, -2] })
  })

  it('begins the moving average with the first weight, and then lets it follow', () => {
    expect(update({ useEma: true })).toEqual({ weight: [0, 0], slots: { average: [0, 0] } })
    const later = update({ useEma: true, optimizer: optimizerVariant('sgd') }, { step: 2, learningRateFactor: 0 })
    expect(later).toEqual({ weight: [1, 2], slots: { average: [0.5, 1] } })
  })

  it('puts the average in place of the weight after every so many steps', () => {
    const averaging = { useEma: true, emaOverwriteFrequency: 3 }
    expect(update(averaging, { step: 5, learningRateFactor: 0 }).weight).toEqual([1, 2])
    expect(update(averaging, { step: 6, learningRateFactor: 0 }).weight).toEqual([0.5, 1])
  })
})

describe('the optimizers', () => {
  it.each(Object.entries(optimizers))('%s has a learning rate first, and is named as its key', (name, option) => {
    expect(Object.keys(option.params)[0]).toBe('learningRate')
    expect(option.type).toBe(name)
  })

  it('tell the learning rate that is set', () => {
    expect(learningRateOf(optimizerVariant('sgd'))).toBe(0.01)
    expect(learningRateOf(optimizerVariant('adam', { learningRate: 0.2 }))).toBe(0.2)
  })
})

describe('takenIn', () => {
  it.each([0, 0.5, 0.9, 0.999, 0.999999])('is 1 less a power of %d', (rate) => {
    const steps = [1, 2, 10, 1000, 100_000]
    const [taken = []] = evaluateOn([steps], ([step], ops) => [takenIn(rate, step!, ops)])
    expectClose(
      taken,
      steps.map((step) => 1 - rate ** step),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { orderOfEpoch, splitExamples } from '../../src/training/examples.js'

const params = { validationSplit: 0.25, validationExamples: 'last', splitSeed: 0 } as const
const drawn = { ...params, validationExamples: 'drawn' } as const
const list = (indices: Uint32Array) => [...indices]

describe('splitExamples', () => {
  it('holds out the last examples as Keras does: the first floor(n (1 - split)) are learned from', () => {
    const { training, validation } = splitExamples(10, params, 'trainer')
    expect(list(training)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(list(validation)).toEqual([7, 8, 9])
  })

  it('draws the held out ones from splitSeed alone, each example once', () => {
    const { training, validation } = splitExamples(100, drawn, 'trainer')
    expect([...training, ...validation].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index))
    expect(validation).toHaveLength(25)
    expect(splitExamples(100, drawn, 'other').validation).toEqual(validation)
    expect(splitExamples(100, { ...drawn, splitSeed: 1 }, 'trainer').validation).not.toEqual(validation)
  })

  it('holds out nothing where nothing is asked for', () => {
    expect(splitExamples(3, { ...drawn, validationSplit: 0 }, 'trainer').validation).toHaveLength(0)
  })

  it.each([[1], [0]])('refuses %i examples: one part would be empty', (count) => {
    expect(() => splitExamples(count, params, 'trainer')).toThrow('examples to learn from and examples to hold out')
  })
})

it('orderOfEpoch goes through all training examples, in another order in each epoch', () => {
  const training = Uint32Array.of(3, 5, 8, 9, 11, 20, 21, 30)
  const first = orderOfEpoch(training, 1, 'trainer', 0)
  expect([...first].sort((a, b) => a - b)).toEqual([...training])
  expect(orderOfEpoch(training, 1, 'trainer', 0)).toEqual(first)
  expect(orderOfEpoch(training, 1, 'trainer', 1)).not.toEqual(first)
  expect(orderOfEpoch(training, 2, 'trainer', 0)).not.toEqual(first)
})

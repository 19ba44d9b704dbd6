import { describe, expect, it } from 'vitest'
import { toPolynomial, toSize } from '../../src/operations/polynomial.js'
import { RandomStream } from '../../src/operations/random-stream.js'
import {
  addSizes,
  ceilDivideSizes,
  divideSizes,
  floorDivideSizes,
  multiplySizes,
  sizeOfShape,
  substituteSizes,
  subtractSizes,
} from '../../src/operations/size.js'
import type { Size } from '../../src/operations/types.js'

describe('symbolic lengths', () => {
  it('are written in one way, whatever the order', () => {
    expect(addSizes('time', 2, 'batch')).toBe('batch + time + 2')
    expect(addSizes('batch', 'time', 3, -1)).toBe('batch + time + 2')
    expect(multiplySizes('time', 2, 'batch')).toBe('2*batch*time')
    expect(subtractSizes('time', addSizes('time', -4))).toBe(4)
    expect(subtractSizes(1, 'time')).toBe('-time + 1')
    expect(multiplySizes('batch', 0)).toBe(0)
    expect(multiplySizes()).toBe(1)
    expect(addSizes()).toBe(0)
    expect(sizeOfShape(['batch', 2, 'time', 3])).toBe('6*batch*time')
  })

  it('multiply out', () => {
    expect(multiplySizes(addSizes('time', 1), addSizes('time', -1))).toBe('time*time - 1')
  })

  it('divide with rounding, whole parts first', () => {
    expect(floorDivideSizes('time', 1)).toBe('time')
    expect(floorDivideSizes(addSizes(multiplySizes(2, 'time'), 3), 2)).toBe('time + 1')
    expect(floorDivideSizes(addSizes('time', -3), 2)).toBe('floor((time + 1)/2) - 2')
    expect(ceilDivideSizes('time', 2)).toBe('floor((time + 1)/2)')
    expect(ceilDivideSizes(multiplySizes('time', 2), 2)).toBe('time')
    expect(floorDivideSizes(-7, 2)).toBe(-4)
    expect(ceilDivideSizes(7, 2)).toBe(4)
  })

  it('join quotients of quotients', () => {
    const once = ceilDivideSizes('time', 2)
    expect(ceilDivideSizes(once, 2)).toBe(ceilDivideSizes('time', 4))
    expect(floorDivideSizes(addSizes(floorDivideSizes('time', 3), 1), 2)).toBe(floorDivideSizes(addSizes('time', 3), 6))
  })

  it('keep quotients whole as factors', () => {
    const half = floorDivideSizes(addSizes(multiplySizes(2, 'width'), 'time', 1), 3)
    const product = multiplySizes(half, 'batch', half)
    expect(product).toBe('batch*floor((time + 2*width + 1)/3)*floor((time + 2*width + 1)/3)')
    expect(divideSizes(product, half)).toBe(multiplySizes('batch', half))
  })

  it('divide without a rest by sums too', () => {
    const length = addSizes(floorDivideSizes('time', 2), -1)
    expect(divideSizes(multiplySizes('batch', length, 8), multiplySizes(length, 'batch'))).toBe(8)
    expect(divideSizes(multiplySizes('batch', length, 8), length)).toBe('8*batch')
    expect(divideSizes(12, 4)).toBe(3)
  })

  it('say when they do not divide', () => {
    expect(divideSizes(12, 5)).toBeNull()
    expect(divideSizes('batch', 'time')).toBeNull()
    expect(divideSizes('batch', 2)).toBeNull()
    expect(divideSizes(addSizes('batch', 1), 'batch')).toBeNull()
    expect(divideSizes(4, 'batch')).toBeNull()
    expect(divideSizes('batch', 0)).toBeNull()
  })

  it('read back what another thread has written', () => {
    const size = addSizes(
      multiplySizes(-1, 'batch', floorDivideSizes(addSizes('time', 'time', 1), 3)),
      multiplySizes(4, 'batch'),
      -5,
    )
    expect(size).toBe('-batch*floor((2*time + 1)/3) + 4*batch - 5')
    expect(toPolynomial(String(size))).toEqual(
      new Map([
        ['batch*floor((2*time + 1)/3)', -1],
        ['batch', 4],
        ['', -5],
      ]),
    )
    expect(addSizes('2*batch + 3', '-2*batch')).toBe(3)
  })

  it('take numbers in the place of names', () => {
    const size = multiplySizes('batch', addSizes(floorDivideSizes(addSizes('time', -3), 2), 1))
    expect(substituteSizes(size, { batch: 4, time: 9 })).toBe(16)
    expect(substituteSizes(size, { time: 9 })).toBe('4*batch')
    expect(substituteSizes(size, { time: multiplySizes(2, 'steps') })).toBe('batch*steps - batch')
  })
})

describe('arithmetic on symbolic lengths', () => {
  const names = ['batch', 'time', 'width']

  /** The same random computation on names and on numbers. */
  function randomSize(stream: RandomStream, lengths: Readonly<Record<string, number>>, depth: number): [Size, number] {
    if (depth === 0) {
      const name = names[stream.integer(names.length)]!
      const number = stream.integer(9) - 4
      return stream.integer(3) === 0 ? [number, number] : [name, lengths[name]!]
    }
    const [a, x] = randomSize(stream, lengths, depth - 1)
    const [b, y] = randomSize(stream, lengths, depth - 1)
    const divisor = 1 + stream.integer(4)
    const choices: readonly (() => [Size, number])[] = [
      () => [addSizes(a, b), x + y],
      () => [subtractSizes(a, b), x - y],
      () => [multiplySizes(a, b), x * y],
      () => [floorDivideSizes(a, divisor), Math.floor(x / divisor)],
      () => [ceilDivideSizes(a, divisor), Math.ceil(x / divisor)],
    ]
    return choices[stream.integer(choices.length)]!()
  }

  it('agrees with arithmetic on numbers, for random formulas and lengths', () => {
    const stream = new RandomStream({ seed: 1, node: 'sizes', purpose: 'test', step: 0 })
    for (let round = 0; round < 3000; round++) {
      const lengths = Object.fromEntries(names.map((name) => [name, stream.integer(40)]))
      const [size, expected] = randomSize(stream, lengths, 1 + stream.integer(4))
      expect(substituteSizes(size, lengths), String(size)).toBe(expected + 0)
      expect(toSize(toPolynomial(size))).toBe(size)
    }
  })

  it('gives one text for equal polynomials, for random formulas', () => {
    const stream = new RandomStream({ seed: 2, node: 'sizes', purpose: 'test', step: 0 })
    for (let round = 0; round < 1000; round++) {
      const [a] = randomSize(stream, {}, 2)
      const [b] = randomSize(stream, {}, 2)
      const [c] = randomSize(stream, {}, 1)
      expect(multiplySizes(a, addSizes(b, c))).toBe(addSizes(multiplySizes(c, a), multiplySizes(b, a)))
      expect(subtractSizes(addSizes(a, b), a)).toBe(b)
      if (b !== 0) expect(divideSizes(multiplySizes(a, b), b)).toBe(a)
    }
  })
})

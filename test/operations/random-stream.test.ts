import { describe, expect, it } from 'vitest'
import { fillRandom, RandomStream } from '../../src/operations/random-stream.js'
import { cosineAndSineOfTurn, logOfFraction } from '../../src/operations/random/portable-math.js'
import { threefry } from '../../src/operations/random/threefry.js'

const key = { seed: 42, node: 'encoder/dropout1', purpose: 'dropout', step: 3 }

describe('threefry', () => {
  // kat_vectors of the Random123 library, version 1.14: threefry2x32, 20 rounds.
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x243f6a88, 0x85a308d3],
      [0x13198a2e, 0x03707344],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])('gives the published answer for counter %j and key %j', (counter, words, expected) => {
    const output = new Uint32Array(2)
    threefry(Uint32Array.from(words), counter[0]!, counter[1]!, output)
    expect([...output]).toEqual(expected)
  })
})

describe('portable logarithm, cosine and sine', () => {
  it('agree with those of the engine to the last digits', () => {
    const stream = new RandomStream(key)
    for (let round = 0; round < 20_000; round++) {
      const word = stream.integer(2 ** 32)
      const small = 1 + (word >>> stream.integer(32))
      const log = Math.log(small / 2 ** 32)
      expect(Math.abs(logOfFraction(small) - log)).toBeLessThanOrEqual(1e-15 * Math.abs(log))
      const [cosine, sine] = cosineAndSineOfTurn(word)
      const angle = (word / 2 ** 32) * 2 * Math.PI
      expect(Math.abs(cosine - Math.cos(angle))).toBeLessThan(1e-15)
      expect(Math.abs(sine - Math.sin(angle))).toBeLessThan(1e-15)
    }
  })

  it('hold at the ends', () => {
    expect(logOfFraction(2 ** 32)).toBe(0)
    expect(logOfFraction(1)).toBeCloseTo(-32 * Math.LN2, 14)
    expect(cosineAndSineOfTurn(0)).toEqual([1, 0])
    expect(cosineAndSineOfTurn(0x40000000)).toEqual([-0, 1])
    expect(cosineAndSineOfTurn(0x80000000)).toEqual([-1, -0])
    expect(cosineAndSineOfTurn(0xc0000000)).toEqual([0, -1])
  })
})

/** Mean, variance and kurtosis of a sample. */
function moments(values: ArrayLike<number>) {
  const mean = Array.from(values).reduce((sum, x) => sum + x, 0) / values.length
  const central = (power: number) => Array.from(values).reduce((sum, x) => sum + (x - mean) ** power, 0) / values.length
  return { mean, variance: central(2), kurtosis: central(4) / central(2) ** 2 }
}

describe('random streams', () => {
  const count = 200_000

  it('are the same to the bit for the same key', () => {
    // Written down once: these numbers must never change, in no browser.
    expect([...fillRandom(key, 'uniform', 4)]).toEqual([
      0.595419704914093, 0.49194037914276123, 0.24184632301330566, 0.9705954194068909,
    ])
    expect([...fillRandom(key, 'normal', 4)]).toEqual([
      -1.0170154571533203, 0.05154549330472946, 1.6562305688858032, -0.3095254600048065,
    ])
  })

  it('do not depend on how much is drawn at once', () => {
    expect(fillRandom(key, 'normal', 101).subarray(0, 50)).toEqual(fillRandom(key, 'normal', 50))
  })

  it('differ in every part of the key', () => {
    const others = [
      { ...key, seed: 43 },
      { ...key, node: 'encoder/dropout2' },
      { ...key, node: '', purpose: 'encoder/dropout1' },
      { ...key, purpose: 'noise' },
      { ...key, step: 4 },
    ]
    const firsts = [key, ...others].map((one) => fillRandom(one, 'uniform', 8).join())
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('are uniform from 0 up to 1, 1 left out', () => {
    const values = fillRandom(key, 'uniform', count)
    expect(Math.min(...values.subarray(0, 50_000))).toBeGreaterThanOrEqual(0)
    expect(values.every((value) => value < 1 && Number.isInteger(value * 2 ** 24))).toBe(true)
    // Five standard deviations of each estimate.
    const { mean, variance } = moments(values)
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / count))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / count))
    const bins = new Array<number>(64).fill(0)
    for (const value of values) bins[Math.floor(value * 64)]!++
    const chiSquare = bins.reduce((sum, bin) => sum + (bin - count / 64) ** 2 / (count / 64), 0)
    expect(chiSquare).toBeLessThan(63 + 5 * Math.sqrt(2 * 63))
  })

  it('are normal', () => {
    const { mean, variance, kurtosis } = moments(fillRandom(key, 'normal', count))
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count))
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / count))
    expect(Math.abs(kurtosis - 3)).toBeLessThan(5 * Math.sqrt(24 / count))
  })

  it('are normal and cut at two standard deviations', () => {
    const stream = new RandomStream(key)
    const values = Float64Array.from({ length: count }, () => stream.truncatedNormal())
    const { mean, variance } = moments(values)
    expect(values.every((value) => Math.abs(value) < 2)).toBe(true)
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count))
    expect(Math.abs(Math.sqrt(variance) - 0.87962566103423978)).toBeLessThan(5 / Math.sqrt(count))
  })

  it('show no correlation between neighbouring steps and nodes', () => {
    const base = fillRandom(key, 'normal', count)
    for (const other of [
      { ...key, step: 4 },
      { ...key, node: 'encoder/dropout2' },
    ]) {
      const values = fillRandom(other, 'normal', count)
      const correlation = base.reduce((sum, x, index) => sum + x * values[index]!, 0) / count
      expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(count))
    }
  })

  it('give integers without a bias', () => {
    const stream = new RandomStream(key)
    const bins = new Array<number>(7).fill(0)
    for (let draw = 0; draw < 70_000; draw++) bins[stream.integer(7)]!++
    for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(5 * Math.sqrt(10_000))
    expect(stream.integer(1)).toBe(0)
  })

  it('give permutations, each equally often', () => {
    const stream = new RandomStream(key)
    expect([...stream.permutation(0)]).toEqual([])
    expect([...stream.permutation(1)]).toEqual([0])
    expect([...stream.permutation(1000)].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    const counts = new Map<string, number>()
    for (let round = 0; round < 12_000; round++) {
      const order = stream.permutation(4).join()
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    for (const times of counts.values()) expect(Math.abs(times - 500)).toBeLessThan(5 * Math.sqrt(500))
  })
})

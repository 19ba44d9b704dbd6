import { describe, expect, it } from 'vitest'
import { circles } from '../../../nodes/data/circles.js'
import { progressOf } from '../../../nodes/data/generated.js'
import { sine } from '../../../nodes/data/sine.js'
import { spirals } from '../../../nodes/data/spirals.js'
import { twoMoons } from '../../../nodes/data/two-moons.js'
import type { SourceData } from '../../../src/definition/source.js'
import type { TensorData } from '../../../src/operations/types.js'

const context = { files: { find: () => Promise.resolve(null) } }
const base = { examples: 200, noise: 0, seed: 0 }

async function all(loading: Promise<SourceData> | undefined): Promise<Readonly<Record<string, TensorData>>> {
  const data = await loading
  return data!.batch(Array.from({ length: data!.examples }, (_, index) => index))
}

async function pointsOf(loading: Promise<SourceData> | undefined) {
  const { point, label } = await all(loading)
  return Array.from(label!.data, (each, index) => ({
    x: point!.data[2 * index]!,
    y: point!.data[2 * index + 1]!,
    label: each,
  }))
}

describe('without noise', () => {
  it('two moons are half circles', async () => {
    for (const { x, y, label } of await pointsOf(twoMoons.source?.load(base, context))) {
      const radius = label === 0 ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5)
      expect(radius).toBeCloseTo(1, 6)
      expect(label === 0 ? y : 0.5 - y).toBeGreaterThan(-1e-6)
    }
  })

  it('circles have the radii of their classes', async () => {
    const points = await pointsOf(circles.source?.load({ ...base, classes: 4 }, context))
    for (const { x, y, label } of points) expect(Math.hypot(x, y)).toBeCloseTo((label + 1) / 4, 6)
    expect(points.filter(({ label }) => label === 3)).toHaveLength(50)
  })

  it('arms of spirals end at radius 1, turned by a class each', async () => {
    const points = await pointsOf(spirals.source?.load({ ...base, classes: 4, turns: 2 }, context))
    const ends = points.slice(-4)
    for (const { x, y, label } of ends) {
      expect(x).toBeCloseTo(Math.cos((2 * Math.PI * label) / 4), 6)
      expect(y).toBeCloseTo(Math.sin((2 * Math.PI * label) / 4), 6)
    }
  })

  it('windows of a sine go on where their targets say', async () => {
    const data = await all(sine.source?.load({ ...base, window: 3, horizon: 2, period: 8 }, context))
    const at = (t: number) => Math.sin((2 * Math.PI * t) / 8)
    expect(data['x']?.shape).toEqual([200, 3, 1])
    expect(data['y']?.shape).toEqual([200, 2])
    for (const [place, t] of [5, 6, 7].entries()) expect(data['x']?.data[5 * 3 + place]).toBeCloseTo(at(t), 6)
    for (const [place, t] of [8, 9].entries()) expect(data['y']?.data[5 * 2 + place]).toBeCloseTo(at(t), 6)
  })
})

describe('noise', () => {
  it('has its standard deviation, and is another one for another seed', async () => {
    const given = { ...base, examples: 20_000, noise: 0.5 }
    const clean = await all(twoMoons.source?.load({ ...given, noise: 0 }, context))
    const noisy = await all(twoMoons.source?.load(given, context))
    const other = await all(twoMoons.source?.load({ ...given, seed: 1 }, context))
    const noise = Array.from(noisy['point']!.data, (value, index) => value - clean['point']!.data[index]!)
    const mean = noise.reduce((sum, each) => sum + each, 0) / noise.length
    const variance = noise.reduce((sum, each) => sum + (each - mean) ** 2, 0) / noise.length
    expect(Math.abs(mean)).toBeLessThan(0.01)
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 2)
    expect(other['point']?.data).not.toEqual(noisy['point']?.data)
    expect(other['label']?.data).toEqual(noisy['label']?.data)
  })

  it('is the same on every machine', async () => {
    const { point } = await all(twoMoons.source?.load({ ...base, examples: 2, noise: 1 }, context))
    expect(Array.from(point!.data)).toMatchInlineSnapshot(`
      [
        0.8048422932624817,
        1.006220817565918,
        0.13538894057273865,
        1.141775369644165,
      ]
    `)
  })
})

it('classes alternate, and one example is enough', async () => {
  const points = await pointsOf(circles.source?.load({ ...base, examples: 7, classes: 3 }, context))
  expect(points.map(({ label }) => label)).toEqual([0, 1, 2, 0, 1, 2, 0])
  expect(await pointsOf(twoMoons.source?.load({ ...base, examples: 1 }, context))).toEqual([{ x: 1, y: 0, label: 0 }])
  expect([0, 2, 4].map((index) => progressOf(index, 5, 2))).toEqual([0, 0.5, 1])
})

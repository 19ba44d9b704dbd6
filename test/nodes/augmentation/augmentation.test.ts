import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { createChecker } from '../../../src/graph/check.js'
import { createEngine } from '../../../src/engine/engine.js'
import type { Mode } from '../../../src/operations/types.js'
import { graphOf, node } from '../../engine/graphs.js'
import { PlainBackend } from '../../engine/plain-backend.js'

const catalogue = createCatalogue(nodes)
const count = 1000
const [height, width] = [8, 10]

/** What becomes of so many equal images, one list of pixels an image. */
async function augment(
  type: string,
  params: Readonly<Record<string, JsonValue>>,
  pixel: (row: number, column: number) => number,
  { mode = 'training', seed = 1, layerMode = 'auto' }: { mode?: Mode; seed?: number; layerMode?: Mode | 'auto' } = {},
): Promise<readonly Float32Array[]> {
  const size = height * width
  const data = Float32Array.from({ length: count * size }, (_, index) => {
    return pixel(Math.floor((index % size) / width), index % width)
  })
  const graph = graphOf(
    [node('in', 'Input', { shape: [height, width, 1] }), node('changed', type, { ...params, mode: layerMode })],
    ['in.y -> changed.x'],
    seed,
  )
  const shape = [count, height, width, 1]
  const { outputs } = await createEngine({ backend: new PlainBackend(), catalogue }).run(graph, {
    feeds: new Map([['in.y', { dtype: 'float32', shape, data }]]),
    mode,
  })
  const result = Float32Array.from(outputs.get('changed.y')!.data)
  return Array.from({ length: count }, (_, image) => result.subarray(image * size, (image + 1) * size))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const at = (image: Float32Array, row: number, column: number) => image[row * width + column]!

/** Tells that numbers are uniform between two bounds: none outside, mean and variance within five standard errors. */
function expectUniform(values: readonly number[], lower: number, upper: number): void {
  const span = upper - lower
  expect(Math.min(...values)).toBeGreaterThanOrEqual(lower - 1e-5 * span)
  expect(Math.max(...values)).toBeLessThanOrEqual(upper + 1e-5 * span)
  expect(Math.abs(mean(values) - (lower + upper) / 2)).toBeLessThan((5 * span) / Math.sqrt(12 * values.length))
  const variance = mean(values.map((value) => (value - (lower + upper) / 2) ** 2))
  // The squared distance of a uniform number from its mean has the variance span⁴ / 180.
  expect(Math.abs(variance - span ** 2 / 12)).toBeLessThan((5 * span ** 2) / Math.sqrt(180 * values.length))
}

const types = [...catalogue.nodes.values()]
  .filter(({ category }) => category === 'augmentation')
  .map(({ type }) => type)

describe.each(types)('%s', (type) => {
  const levels = (row: number, column: number) => 100 + 10 * row + column

  it('changes images in training only, or where it is told', async () => {
    const [given] = await augment(type, {}, levels, { mode: 'inference' })
    expect([...given!]).toEqual(Array.from(given!, (_, index) => levels(Math.floor(index / width), index % width)))
    expect(await augment(type, {}, levels, { layerMode: 'inference' })).toContainEqual(given)
    const changed = await augment(type, {}, levels, { mode: 'inference', layerMode: 'training' })
    expect(changed.filter((image) => image.join() !== given!.join()).length).toBeGreaterThan(count / 3)
  })

  it('draws the same for the same seed, and for another seed something else', async () => {
    const first = await augment(type, {}, levels)
    expect(await augment(type, {}, levels)).toEqual(first)
    expect(await augment(type, {}, levels, { seed: 2 })).not.toEqual(first)
  })
})

describe('what is drawn', () => {
  it('mirrors half of the images, both ways at once', async () => {
    const images = await augment('RandomFlip', {}, (row, column) => 10 * row + column)
    const corners = images.map((image) => at(image, 0, 0))
    expect([...new Set(corners)].sort()).toEqual([0, 79])
    // Five standard deviations of the number of heads.
    expect(Math.abs(corners.filter((corner) => corner > 0).length - count / 2)).toBeLessThan(2.5 * Math.sqrt(count))
    const across = await augment('RandomFlip', { direction: 'horizontal' }, (row, column) => 10 * row + column)
    expect([...new Set(across.map((image) => at(image, 0, 0)))].sort()).toEqual([0, 9])
  })

  it('moves images by a uniform part of their size, the one way whatever the other', async () => {
    const params = { heightFactor: [-0.25, 0.125], widthFactor: [-0.1, 0.2] }
    const downs = (await augment('RandomTranslation', params, (row) => row)).map((image) => 4 - at(image, 4, 5))
    const rights = (await augment('RandomTranslation', params, (_row, column) => column)).map(
      (image) => 5 - at(image, 4, 5),
    )
    expectUniform(downs, -0.25 * height, 0.125 * height)
    expectUniform(rights, -0.1 * width, 0.2 * width)
    const [down, right] = [mean(downs), mean(rights)]
    const together = mean(downs.map((value, image) => (value - down) * (rights[image]! - right)))
    expect(Math.abs(together)).toBeLessThan((5 * 3 * 3) / 12 / Math.sqrt(count))
  })

  it('turns images by a uniform angle, more than 0 counter-clockwise', async () => {
    // Rows and columns of the pixel that comes to a place beside the centre tell the angle.
    const params = { factor: [-0.1, 0.05] }
    const rows = await augment('RandomRotation', params, (row) => row - 3.5)
    const columns = await augment('RandomRotation', params, (_row, column) => column - 4.5)
    const turns = rows.map((image, index) => {
      const [row, column] = [at(image, 4, 6), at(columns[index]!, 4, 6)]
      return (Math.atan2(row, column) - Math.atan2(0.5, 1.5)) / (2 * Math.PI)
    })
    expectUniform(turns, -0.1, 0.05)
    // What was at the right comes to the top.
    const [turned] = await augment(
      'RandomRotation',
      { factor: [0.2499, 0.2501], fillMode: 'nearest' },
      (_row, column) => column,
    )
    expect(at(turned!, 0, 5)).toBeGreaterThan(at(turned!, 7, 5) + 5)
  })

  it('zooms about the centre, by one factor where the width has none', async () => {
    const params = { heightFactor: [-0.3, 0.1] }
    const rows = await augment('RandomZoom', params, (row) => row - 3.5)
    const columns = await augment('RandomZoom', params, (_row, column) => column - 4.5)
    const zooms = rows.map((image) => at(image, 6, 6) / 2.5 - 1)
    expectUniform(zooms, -0.3, 0.1)
    columns.forEach((image, index) => expect(at(image, 6, 6) / 1.5 - 1).toBeCloseTo(zooms[index]!, 4))
  })

  it('changes contrast and brightness by uniform amounts, and keeps to the range', async () => {
    const ramp = (_row: number, column: number) => 100 + column
    const contrasts = (await augment('RandomContrast', { factor: [0.5, 0.75] }, ramp)).map(
      (image) => at(image, 0, 9) - at(image, 0, 8),
    )
    expectUniform(contrasts, 0.5, 1.75)
    const brighter = await augment('RandomBrightness', { factor: [-0.2, 0.3] }, () => 100)
    expectUniform(brighter.map((image) => (at(image, 0, 0) - 100) / 255), -0.2, 0.3) // prettier-ignore
    const clipped = await augment('RandomBrightness', { factor: [-1, 1], valueRange: [0, 1] }, () => 0.5)
    const values = clipped.flatMap((image) => [at(image, 0, 0)])
    expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1])
  })
})

describe('what a person hears', () => {
  it.each<[string, Readonly<Record<string, JsonValue>>, string]>([
    ['RandomZoom', { heightFactor: -1 }, 'two numbers greater than -1, at most 1'],
    ['RandomTranslation', { heightFactor: [-2, 0] }, 'two numbers of -1 or more, at most 1'],
    ['RandomContrast', { factor: -0.5 }, 'two numbers of 0 or more, at most 1'],
  ])('%s refuses %j', (type, params, expected) => {
    for (const [key, value] of Object.entries(params)) {
      const param = catalogue.nodes.get(type)!.params[key]!
      expect(param.read(value, { at: `params.${key}`, catalogue }).problem?.expected).toBe(expected)
    }
  })

  it('that the size of the images must be known', () => {
    const graph = graphOf(
      [node('in', 'Input', { shape: [null, 4, 1] }), node('turned', 'RandomRotation')],
      ['in.y -> turned.x'],
    )
    expect(
      createChecker(catalogue)
        .check(graph)
        .problems.map(({ expected }) => expected),
    ).toEqual(['a known height and width, which the transformation depends on'])
  })
})

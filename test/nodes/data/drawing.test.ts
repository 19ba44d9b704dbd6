import { describe, expect, it } from 'vitest'
import { drawnDigits } from '../../../nodes/data/drawing-samples.js'
import { rasterizeStrokes } from '../../../nodes/data/rasterize-strokes.js'
import { loadSample, takeExamples } from '../../../src/data/dataset.js'
import { createEngine } from '../../../src/engine/engine.js'
import { graphOf, node } from '../../engine/graphs.js'
import { catalogue } from '../../engine/nodes.js'
import { PlainBackend } from '../../engine/plain-backend.js'

const line = [[64, 32, 64, 224]]

describe('rasterizeStrokes', () => {
  const rowsOf = (pixels: Float32Array, width: number) =>
    Array.from({ length: pixels.length / width }, (_, row) => [...pixels.slice(row * width, (row + 1) * width)])

  it('counts the inked sixteenths of each pixel', () => {
    const pixels = rasterizeStrokes([[0, 128, 255, 128]], { height: 4, width: 4, pen: 0.25, isFitted: false })
    const half = [0.5, 0.5, 0.5, 0.5]
    expect(rowsOf(pixels, 4)).toEqual([[0, 0, 0, 0], half, half, [0, 0, 0, 0]])
  })

  it('moves a fitted drawing to the middle and fills the image with it, in its proportions', () => {
    const raster = { height: 8, width: 8, pen: 0.25, isFitted: true, widest: 0.75 }
    const pixels = rowsOf(rasterizeStrokes(line, raster), 8)
    // Two pixels wide, in the middle, from the first row to the last; its ends are round.
    for (const row of pixels) expect(row.filter((ink) => ink > 0)).toHaveLength(2)
    for (const row of pixels.slice(1, -1)) expect(row).toEqual([0, 0, 0, 1, 1, 0, 0, 0])
    const moved = line.map((stroke) => stroke.map((value, at) => (at % 2 === 0 ? value + 100 : value / 2)))
    expect(rowsOf(rasterizeStrokes(moved, raster), 8)).toEqual(pixels)
  })

  it('squeezes a fitted drawing that is too wide, but makes no wall of a dash', () => {
    const raster = { height: 8, width: 8, pen: 0.125, isFitted: true, widest: 0.75 }
    const inkedOf = (box: readonly number[]) => {
      const pixels = rowsOf(rasterizeStrokes([box], raster), 8)
      const columns = pixels[0]!.flatMap((_, column) => (pixels.some((row) => row[column]! > 0) ? [column] : []))
      return { rows: pixels.filter((row) => row.some((ink) => ink > 0)).length, columns }
    }
    const box = (x: number, y: number) => [0, 0, x, 0, x, y, 0, y, 0, 0]
    expect(inkedOf(box(200, 200))).toEqual({ rows: 8, columns: [1, 2, 3, 4, 5, 6] })
    expect(inkedOf(box(75, 200))).toEqual({ rows: 8, columns: [2, 3, 4, 5] })
    expect(inkedOf(box(200, 8))).toEqual({ rows: 2, columns: [1, 2, 3, 4, 5, 6] })
  })

  it('takes dots, nothing, and images that are not square', () => {
    const raster = { height: 2, width: 4, pen: 0.5, isFitted: true }
    expect([...rasterizeStrokes([], raster)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    const dot = rasterizeStrokes([[7, 9]], raster)
    expect(dot[1]).toBeGreaterThan(0)
    expect([dot[1], dot[2], dot[5], dot[6]]).toEqual([dot[1], dot[1], dot[1], dot[1]])
    expect([dot[0], dot[3], dot[4], dot[7]]).toEqual([0, 0, 0, 0])
  })

  it('makes of the samples what the nearest of the handwritten digits are, seven of seven', async () => {
    const digits = await loadSample('digits')
    const all = Array.from({ length: digits.examples }, (_, index) => index)
    const image = takeExamples(digits, 'image', all)
    const label = takeExamples(digits, 'label', all)
    for (const [name, strokes] of Object.entries(drawnDigits)) {
      const pixels = rasterizeStrokes(strokes, { height: 8, width: 8, pen: 0.16, isFitted: true, widest: 0.75 })
      const distances = Array.from(label.data, (digit, index) => ({
        digit,
        distance: pixels.reduce((sum, ink, at) => sum + (16 * ink - (image.data[64 * index + at] ?? 0)) ** 2, 0),
      }))
      const nearest = distances.toSorted((a, b) => a.distance - b.distance).slice(0, 7)
      expect(nearest.map(({ digit }) => String(digit))).toEqual(Array<string>(7).fill(name))
    }
  })
})

describe('Drawing', () => {
  const run = (params: Parameters<typeof node>[2]) =>
    createEngine({ backend: new PlainBackend(), catalogue }).run(graphOf([node('draw', 'Drawing', params)], []))

  it('gives an image as a batch of one, blank paper at first', async () => {
    const { outputs } = await run({})
    expect(outputs.get('draw.image')).toEqual({ dtype: 'float32', shape: [1, 8, 8, 1], data: new Float32Array(64) })
  })

  it('gives full ink the value of scale', async () => {
    const { outputs } = await run({ strokes: line, size: [4, 6], scale: 255, pen: 0.5 })
    const image = outputs.get('draw.image')!
    expect(image.shape).toEqual([1, 4, 6, 1])
    expect(Math.max(...image.data)).toBe(255)
  })

  it('refuses what is no drawing, with the place', async () => {
    for (const strokes of [[[1]], [[1, 2, 3]], [[0, 256]], [[0.5, 1]], 'ink', [[]]]) {
      await expect(run({ strokes })).rejects.toThrow('draw: params.strokes: expected at most 100 strokes')
    }
  })
})

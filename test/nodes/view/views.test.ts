import { describe, expect, it } from 'vitest'
import { classScores, summarizeScores } from '../../../nodes/view/class-scores.js'
import { histogram, summarizeHistogram } from '../../../nodes/view/histogram.js'
import { imageGrid, summarizeImages } from '../../../nodes/view/image-grid.js'
import { linePlot, summarizeLines } from '../../../nodes/view/line-plot.js'
import { summarizeTable, tensorTable } from '../../../nodes/view/tensor-table.js'
import type { AnyNode } from '../../../src/definition/node.js'
import { defaultParams } from '../../../src/definition/param.js'
import { viewInput, wholeInput } from './inputs.js'

const views: readonly AnyNode[] = [tensorTable, imageGrid, linePlot, histogram, classScores]

describe('every view', () => {
  it.each(views.map((view) => [view.type, view] as const))('%s shows nothing where nothing arrives', (_type, view) => {
    const summary = view.view?.summarize({}, defaultParams(view.params))
    expect(Object.values(summary ?? {}).flat().length).toBeGreaterThan(0)
  })
})

describe('TensorTable', () => {
  it('lays out the last axis to the right and the others down', () => {
    const { tensor } = viewInput([2, 1, 3], [1, 2, 3, 4, 5, 6])
    expect(summarizeTable(tensor, 20)).toEqual({
      ...{ kind: 'table', dtype: 'float32', shape: [2, 1, 3], columns: 3, isCut: false },
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    })
  })

  it('shows a scalar as one cell and a list as one column', () => {
    expect(summarizeTable(viewInput([], [7]).tensor, 20).rows).toEqual([[7]])
    expect(summarizeTable(viewInput([2], [7, 8]).tensor, 20).rows).toEqual([[7], [8]])
  })

  it('cuts what is too long or too wide, and says so', () => {
    const wide = summarizeTable(
      viewInput(
        [3, 100],
        Array.from({ length: 300 }, (_, i) => i),
      ).tensor,
      2,
    )
    expect(wide.rows.map((row) => row.length)).toEqual([64, 64])
    expect(wide.rows[1]?.[0]).toBe(100)
    expect(wide).toMatchObject({ columns: 64, isCut: true })
  })

  it('keeps NaN and infinities, and bears empty tensors', () => {
    expect(summarizeTable(viewInput([2], [NaN, Infinity]).tensor, 20).rows).toEqual([[NaN], [Infinity]])
    expect(summarizeTable(viewInput([0, 4], []).tensor, 20).rows).toEqual([])
    expect(summarizeTable(viewInput([4, 0], []).tensor, 20).rows).toEqual([])
  })
})

describe('LinePlot', () => {
  it('draws each input over x, under the label of its node', () => {
    const summary = summarizeLines(viewInput([3], [-1, 0, 1]), [viewInput([3], [1, 2, 3], 'elu')])
    expect(summary).toEqual({ kind: 'lines', x: [-1, 0, 1], series: [{ label: 'elu', y: [1, 2, 3] }] })
  })

  it('counts the points without x, and draws each column of a table', () => {
    const { x, series } = summarizeLines(null, [viewInput([2, 2], [1, 10, 2, 20], 'pair')])
    expect(x).toEqual([0, 1])
    expect(series).toEqual([
      { label: 'pair [0]', y: [1, 2] },
      { label: 'pair [1]', y: [10, 20] },
    ])
  })

  it('goes on as NaN where a curve ends early', () => {
    expect(summarizeLines(null, [viewInput([3], [1, 2, 3]), viewInput([1], [5])]).series[1]?.y).toEqual([5, NaN, NaN])
  })

  it('thins out long curves, first and last point kept', () => {
    const { x, series } = summarizeLines(null, [
      viewInput(
        [100_000],
        Array.from({ length: 100_000 }, (_, i) => i),
      ),
    ])
    expect(x).toHaveLength(2000)
    expect([series[0]?.y[0], series[0]?.y.at(-1)]).toEqual([0, 99_999])
  })

  it('hints at curves of another length than x', () => {
    const type = (length: number) => ({ dtype: 'float32', shape: [length] }) as const
    expect([...(linePlot.check?.({ x: type(3), y: [type(3), type(4)] }, {}) ?? [])]).toMatchObject([
      { severity: 'hint', at: 'y', expected: '3 points, as x has', received: '[4]' },
    ])
    expect([...(linePlot.check?.({ x: null, y: [type(3), type(4)] }, {}) ?? [])]).toEqual([])
  })
})

describe('Histogram', () => {
  it('counts all series over one range, the greatest value in the last bin', () => {
    const { series } = summarizeHistogram([viewInput([2], [0, 1], 'a'), viewInput([3], [2, 4, 4], 'b')], 4)
    expect(series.map(({ counts }) => counts)).toEqual([
      [1, 1, 0, 0],
      [0, 0, 1, 2],
    ])
    expect(series[0]?.edges).toEqual([0, 1, 2, 3, 4])
  })

  it('gives mean and population variance', () => {
    const [only] = summarizeHistogram([viewInput([4], [1, 2, 3, 4])], 2).series
    expect(only).toMatchObject({ mean: 2.5, variance: 1.25, min: 1, max: 4, nonFinite: 0 })
  })

  it('leaves out what is not finite, and counts it', () => {
    const [only] = summarizeHistogram([viewInput([4], [1, NaN, 3, -Infinity])], 2).series
    expect(only).toMatchObject({ mean: 2, variance: 1, counts: [1, 1], nonFinite: 2 })
  })

  it('bears no value, one value and the largest values', () => {
    const [none] = summarizeHistogram([viewInput([0], [])], 3).series
    expect(none).toMatchObject({ counts: [0, 0, 0], mean: NaN, nonFinite: 0 })
    const [same] = summarizeHistogram([viewInput([2], [5, 5])], 2).series
    expect(same).toMatchObject({ counts: [0, 2], edges: [4.5, 5, 5.5], variance: 0 })
    const [huge] = summarizeHistogram([viewInput([2], [-3.4e38, 3.4e38])], 2).series
    expect(huge?.counts).toEqual([1, 1])
    const [largeSame] = summarizeHistogram([viewInput([2], [3e38, 3e38])], 2).series
    expect(largeSame?.counts).toEqual([0, 2])
  })

  it('does not let an empty series touch the range of the others', () => {
    const { series } = summarizeHistogram([viewInput([0], []), viewInput([2], [2, 4])], 2)
    expect(series[1]?.edges).toEqual([2, 3, 4])
  })
})

describe('ClassScores', () => {
  it('shows the scores of the first examples with the right class', () => {
    const scores = viewInput([2, 3], [0.5, 0.25, 0.25, 0, 0, 1])
    expect(summarizeScores(scores, wholeInput([2], [0, 2]), { examples: 8, highest: null, names: ['a', 'b'] })).toEqual(
      {
        kind: 'bars',
        classNames: ['a', 'b', '2'],
        examples: [
          { label: 'example 1', scores: [0.5, 0.25, 0.25], expected: 0 },
          { label: 'example 2', scores: [0, 0, 1], expected: 2 },
        ],
      },
    )
  })

  it('takes one example, and cuts examples and classes', () => {
    expect(
      summarizeScores(viewInput([2], [0.5, 0.5]), null, { examples: 8, highest: null, names: [] }).examples,
    ).toHaveLength(1)
    const many = summarizeScores(
      viewInput(
        [3, 200],
        Array.from({ length: 600 }, () => 0),
      ),
      null,
      { examples: 2, highest: null, names: [] },
    )
    expect([many.examples.length, many.classNames.length]).toEqual([2, 100])
  })

  it('shows only the classes with the highest scores on request, the highest first', () => {
    const scores = viewInput([2, 4], [0.1, 0.4, 0.1, 0.4, NaN, 0, 1, 0])
    const { examples } = summarizeScores(scores, null, { examples: 8, highest: 3, names: [] })
    expect(examples.map(({ shown }) => shown)).toEqual([
      [1, 3, 0],
      [2, 1, 3],
    ])
    expect(examples[1]?.scores).toEqual([NaN, 0, 1, 0])
  })

  it('splits the names of the classes', () => {
    const summary = classScores.view?.summarize(
      { scores: [viewInput([1, 2], [1, 0])] },
      { examples: 1, highest: null, classNames: 'cat, dog' },
    )
    expect(summary).toMatchObject({ classNames: ['cat', 'dog'] })
  })
})

describe('ImageGrid', () => {
  it('makes grey pictures from the least to the greatest value', () => {
    const { tensor } = viewInput([2, 1, 2, 1], [0, 8, 16, 4])
    expect(summarizeImages(tensor, wholeInput([2], [7, 3]), { limit: 16, range: 'auto' })).toEqual({
      ...{ kind: 'images', height: 1, width: 2, channels: 1, range: [0, 16] },
      images: [
        { pixels: Uint8Array.of(0, 128), label: '7' },
        { pixels: Uint8Array.of(255, 64), label: '3' },
      ],
    })
  })

  it('keeps three channels together, and shows others one by one', () => {
    const colour = summarizeImages(viewInput([1, 1, 1, 3], [0, 1, 0.5]).tensor, null, { limit: 16, range: 'unit' })
    expect(colour).toMatchObject({ channels: 3, images: [{ pixels: Uint8Array.of(0, 255, 128) }] })
    const maps = summarizeImages(viewInput([1, 1, 2, 2], [0, 1, 1, 0]).tensor, null, { limit: 16, range: 'unit' })
    const apart = summarizeImages(viewInput([1, 1, 1, 3], [0, 1, 0.5]).tensor, null, {
      limit: 16,
      range: 'unit',
      channels: 'apart',
    })
    expect(apart).toMatchObject({ channels: 1, height: 1, width: 1 })
    expect(apart.images.map(({ label, pixels }) => [label, ...pixels])).toEqual([
      ['channel 0', 0],
      ['channel 1', 255],
      ['channel 2', 128],
    ])
    expect(maps.images).toEqual([
      { pixels: Uint8Array.of(0, 255), label: 'channel 0' },
      { pixels: Uint8Array.of(255, 0), label: 'channel 1' },
    ])
  })

  it('takes images without channels, and one alone', () => {
    expect(
      summarizeImages(viewInput([2, 1, 1], [0, 1]).tensor, null, { limit: 16, range: 'auto' }).images,
    ).toHaveLength(2)
    expect(summarizeImages(viewInput([1, 2], [0, 1]).tensor, null, { limit: 16, range: 'auto' })).toMatchObject({
      height: 1,
      width: 2,
    })
  })

  it('clips to the range, draws NaN black and equal values grey', () => {
    const { images } = summarizeImages(viewInput([1, 1, 3, 1], [-5, NaN, 500]).tensor, null, {
      limit: 1,
      range: 'byte',
    })
    expect(images[0]?.pixels).toEqual(Uint8Array.of(0, 0, 255))
    expect(
      summarizeImages(viewInput([1, 1, 1, 1], [3]).tensor, null, { limit: 1, range: 'auto' }).images[0]?.pixels,
    ).toEqual(Uint8Array.of(128))
  })

  it('cuts the number of pictures and the pixels of large ones', () => {
    const large = summarizeImages(
      viewInput(
        [3, 1, 1000, 1],
        Array.from({ length: 3000 }, () => 1),
      ).tensor,
      null,
      { limit: 2, range: 'unit' },
    )
    expect(large).toMatchObject({ height: 1, width: 256 })
    expect(large.images).toHaveLength(2)
    expect(summarizeImages(viewInput([0, 2, 2, 1], []).tensor, null, { limit: 2, range: 'auto' }).images).toEqual([])
  })
})

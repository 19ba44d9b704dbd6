import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { seriesSteps, timeSeries } from '../../../nodes/data/time-series.js'
import { loadSample } from '../../../src/data/dataset.js'
import { createMemoryFileStore } from '../../../src/data/files/memory-file-store.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const source = timeSeries.source!

type Given = Readonly<Record<string, JsonValue>>

const read = (given: Given) => readParams(timeSeries, given, catalogue) as Parameters<typeof source.types>[0]

async function choose(text: string, given: Given = {}) {
  const files = createMemoryFileStore()
  const reference = { ...(await files.keep('series.csv', new Blob([text]))) }
  const { contents } = await source.inspection!.inspect(read({ ...given, file: reference }), { files })
  return { files, params: read({ ...given, file: { ...reference, contents } }) }
}

async function load(text: string, given: Given) {
  const { files, params } = await choose(text, { standardize: false, ...given })
  expect([...timeSeries.check!({}, params)]).toEqual([])
  const data = await source.load(params, { files })
  return { examples: data.examples, types: source.types(params), ...pick(data.batch([data.examples - 1])) }
}

const pick = ({ window, target }: ReturnType<Awaited<ReturnType<typeof source.load>>['batch']>) => ({
  window: Array.from(window!.data),
  target: Array.from(target!.data),
  shapes: [window!.shape, target!.shape],
})

const problems = (params: ReturnType<typeof read>) => [...timeSeries.check!({}, params)].map(formatFinding)
const noFiles = { files: { find: () => Promise.resolve(null) } }

describe('bundled series', () => {
  it.each(Object.entries(seriesSteps))('%s has the steps that types count on', async (name, steps) => {
    expect((await loadSample(name as keyof typeof seriesSteps)).examples).toBe(steps)
  })

  it('are windows of themselves', async () => {
    const data = await source.load(read({ standardize: false, window: 3, horizon: 2, series: 'nile' }), noFiles)
    expect(data.examples).toBe(96)
    expect(pick(data.batch([0]))).toEqual({
      window: [1120, 1160, 963],
      target: [1210, 1160],
      shapes: [
        [1, 3, 1],
        [1, 2],
      ],
    })
  })
})

describe('windows of a file', () => {
  const text = 'day,a,b\nmon,1,10\ntue,2,20\nwed,3,30\nthu,4,40\nfri,5,50'

  it('have all columns of numbers, and predict all of them', async () => {
    expect(await load(text, { window: 2, horizon: 1 })).toMatchObject({
      examples: 3,
      window: [3, 30, 4, 40],
      target: [5, 50],
      shapes: [
        [1, 2, 2],
        [1, 1, 2],
      ],
    })
  })

  it('predict one column', async () => {
    const { target, shapes } = await load(text, { window: 2, horizon: 2, target: 'b' })
    expect([target, shapes[1]]).toEqual([
      [40, 50],
      [1, 2],
    ])
  })

  it('begin a stride apart', async () => {
    expect(await load(text, { window: 2, horizon: 1, stride: 2 })).toMatchObject({
      examples: 2,
      window: [3, 30, 4, 40],
    })
  })

  it('fill gaps with straight lines, level at the ends', async () => {
    const gaps = 'a\nNA\n2\nNA\nNA\n5\nNA'
    expect(await load(gaps, { window: 5, horizon: 1, missing: 'interpolate' })).toMatchObject({
      window: [2, 2, 3, 4, 5],
      target: [5],
    })
    expect(problems((await choose(gaps)).params)[0]).toBe(
      'params.missing: expected no missing value in column "a", received 4, first in row 2',
    )
  })

  it('are refused where they do not fit', async () => {
    expect(problems((await choose(text, { window: 5 })).params)).toEqual([
      'params.window: expected a window and a horizon of 5 steps together at most, received 5 + 1',
    ])
    expect(problems(read({ window: 309 }))[0]).toContain('309 steps together at most, received 309 + 1')
    expect(problems((await choose(text, { window: 2, features: ['day'] })).params)[0]).toContain(
      '"day", which holds texts',
    )
    expect(problems((await choose(text, { window: 2, target: 'day' })).params)).toEqual([
      'params.target: expected a column that is seen, received "day"',
    ])
  })
})

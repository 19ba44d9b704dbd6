import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { csv } from '../../../nodes/data/csv.js'
import { createMemoryFileStore } from '../../../src/data/files/memory-file-store.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const source = csv.source!

type Given = Readonly<Record<string, JsonValue>>

/** A node whose file was chosen in a page. */
async function choose(text: string, given: Given = {}) {
  const files = createMemoryFileStore()
  const reference = await files.keep('table.csv', new Blob([text]))
  const { contents } = await source.inspection!.inspect(read({ ...given, file: { ...reference } }), { files })
  return { files, params: read({ ...given, file: { ...reference, contents } }) }
}

function read(given: Given): Parameters<typeof source.types>[0] {
  return readParams(csv, given, catalogue) as Parameters<typeof source.types>[0]
}

async function load(text: string, given: Given = {}) {
  const { files, params } = await choose(text, given)
  const data = await source.load(params, { files })
  const batch = data.batch(Array.from({ length: data.examples }, (_, index) => index))
  const { features, target } = source.types(params)
  expect([features?.shape[1], target?.dtype]).toEqual([batch['features']?.shape[1], batch['target']?.dtype])
  return { data, features: batch['features'], target: batch['target'] }
}

async function problems(text: string, given: Given = {}) {
  return [...csv.check!({}, (await choose(text, given)).params)].map(formatFinding)
}

const flowers = 'petal,colour,kind\n1.5,red,rose\n2.5,blue,violet\n3.5,red,rose\n'

describe('examples', () => {
  it('have features without the target, and classes in the order of their values', async () => {
    const { features, target, data } = await load('a,b,kind\n1,2,rose\n3,4,daisy\n5,6,rose', { target: 'kind' })
    expect(features).toEqual({ dtype: 'float32', shape: [3, 2], data: new Float32Array([1, 2, 3, 4, 5, 6]) })
    expect(target).toEqual({ dtype: 'int32', shape: [3], data: new Int32Array([1, 0, 1]) })
    expect(data.classNames).toEqual({ target: ['daisy', 'rose'] })
  })

  it('number whole numbers as classes from 0, in numeric order', async () => {
    const { target, data } = await load('a,k\n0,10\n0,9\n0,100', { target: 'k' })
    expect(target?.data).toEqual(new Int32Array([1, 0, 2]))
    expect(data.classNames).toEqual({ target: ['9', '10', '100'] })
  })

  it('have a number as target for regression', async () => {
    const { target } = await load('a,y\n1,0.5\n2,1', { target: 'y', task: 'regression' })
    expect(target).toEqual({ dtype: 'float32', shape: [2], data: new Float32Array([0.5, 1]) })
  })

  it('have no target where none is chosen', async () => {
    const { params } = await choose('a\n1')
    expect(source.types(params)['target']).toBeNull()
    expect((await load('a\n1')).target).toBeUndefined()
  })

  it('make a feature of each value of a text, in place', async () => {
    const { features } = await load(flowers, { target: 'kind', oneHot: true })
    expect(features?.shape).toEqual([3, 3])
    expect(Array.from(features?.data ?? [])).toEqual([1.5, 0, 1, 2.5, 1, 0, 3.5, 0, 1])
  })

  it('take the columns that are named', async () => {
    const { features } = await load('a,b,c\n1,2,3', { features: ['c', 'a'] })
    expect(Array.from(features?.data ?? [])).toEqual([3, 1])
  })

  it.each([
    ['dropRow', [1, 2, 5, 6]],
    ['mean', [1, 2, 3, 4, 5, 6]],
    ['zero', [1, 2, 0, 4, 5, 6]],
  ])('do with missing values: %s', async (missing, expected) => {
    const { features } = await load('a,b\n1,2\nNA,4\n5,6', { missing })
    expect(Array.from(features?.data ?? [])).toEqual(expected)
  })

  it('leave rows without a target out', async () => {
    const { target } = await load('a,y\n1,2\n3,\n5,6', { target: 'y', task: 'regression', missing: 'zero' })
    expect(Array.from(target?.data ?? [])).toEqual([2, 6])
  })

  it('are standardized in double precision, one-hot features excepted', async () => {
    const { features } = await load('big,k\n100000001,a\n100000002,b\n100000003,a', { standardize: true, oneHot: true })
    const root = Math.fround(Math.sqrt(1.5))
    expect(Array.from(features?.data ?? [])).toEqual([-root, 1, 0, 0, 0, 1, root, 1, 0])
  })

  it('come in a mixed order without being torn apart', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `${index},${2 * index}`)
    const { features, target } = await load(`a,y\n${rows.join('\n')}`, {
      target: 'y',
      task: 'regression',
      shuffle: true,
    })
    const first = Array.from(features?.data ?? [])
    expect(first).not.toEqual(first.toSorted((a, b) => a - b))
    expect(Array.from(target?.data ?? [])).toEqual(first.map((value) => 2 * value))
  })
})

describe('what a person hears', () => {
  it('that no file is chosen', () => {
    expect([...csv.check!({}, read({}))].map(formatFinding)).toEqual([
      'params.file: expected a CSV file, received none: choose or drop one',
    ])
  })

  it('that nobody has looked into the file, or not with these parameters', async () => {
    const file = { name: 'a.csv', sha256: '0'.repeat(64) }
    const message = 'params.file: expected a file that was looked into with these parameters, received a.csv'
    expect([...csv.check!({}, read({ file }))].map(formatFinding)[0]).toContain(message)
    const { params } = await choose('a\n1')
    expect([...csv.check!({}, { ...params, hasHeader: false })]).toHaveLength(1)
    expect(source.inspection!.isCurrent({ ...params, hasHeader: false })).toBe(false)
    expect(source.inspection!.isCurrent({ ...params, delimiter: 'comma' })).toBe(true)
    expect(source.inspection!.isCurrent({ ...params, delimiter: 'tab' })).toBe(false)
  })

  it.each([
    [
      'a target that is not there',
      { target: 'z', oneHot: true },
      'params.target: expected columns of the file (petal, colour, kind), received "z"',
    ],
    [
      'a feature that is not there',
      { features: ['z'] },
      'params.features: expected columns of the file (petal, colour, kind), received "z"',
    ],
    [
      'texts as features',
      { target: 'kind' },
      'params.features: expected columns of numbers, or one-hot on, received "colour", which holds texts',
    ],
    [
      'fractions as classes',
      { target: 'petal', oneHot: true },
      'params.target: expected a column of texts or whole numbers, received "petal", which holds fractions',
    ],
    [
      'texts as a number',
      { target: 'kind', task: 'regression', oneHot: true },
      'params.target: expected a column of numbers, received "kind", which holds texts',
    ],
    [
      'the target as a feature',
      { target: 'kind', features: ['kind'], oneHot: true },
      'params.features: expected columns other than the target, received "kind"',
    ],
    ['no features', { features: [] }, 'params.features: expected one column or more, received none'],
  ])('%s', async (_name, given, message) => {
    expect(await problems(flowers, given)).toEqual([message])
  })

  it('a text among numbers, with its column and row', async () => {
    expect(await problems('a\n1\n2\nx\n4')).toEqual([
      'params.features: expected a number in every row of column "a", received something else in row 4',
    ])
  })

  it('missing values, with their column and row', async () => {
    expect(await problems('a,b\n1,2\n3,\n5,')).toEqual([
      'params.missing: expected no missing value in column "b", received 2, first in row 3',
    ])
  })

  it('no rows, and no rows left', async () => {
    expect(await problems('a,b')).toEqual(['params.file: expected rows of data, received none'])
    await expect(load('a,b\n1,\n,2', { missing: 'dropRow' })).rejects.toThrow(
      'file: expected a row in which no value is missing, received none in 2 rows',
    )
  })

  it('a file that is not there, or has changed', async () => {
    const { files, params } = await choose('a\n1')
    await expect(source.load(params, { files: createMemoryFileStore() })).rejects.toThrow(
      /file: expected table.csv \(sha256 [0-9a-f]{8}…\), received nothing: choose it again/,
    )
    const changed = { find: () => Promise.resolve(new TextEncoder().encode('a\n2')) }
    await expect(source.load(params, { files: changed })).rejects.toThrow(
      /received a file of that name that has changed \(sha256 [0-9a-f]{8}…\): choose it again/,
    )
    expect(await files.has(params.file!)).toBe(true)
  })

  it('that a file is too large', async () => {
    const files = { find: () => Promise.resolve({ length: 200 * 1024 * 1024 } as Uint8Array) }
    const { params } = await choose('a\n1')
    await expect(source.load(params, { files })).rejects.toThrow(
      'file: expected at most 128 MiB, since it is held in memory as a whole, received 200 MiB',
    )
  })
})

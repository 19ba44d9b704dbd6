import { describe, expect, it, vi } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { JsonObject } from '../../src/definition/json.js'
import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'
import { formatMigrations, migrate } from '../../src/graph/migrate.js'
import { formatVersion } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { file, graphOf, refusals } from './build.js'
import { catalogue } from './catalogue.js'

describe('migrate', () => {
  it('runs every migration from the version of the file on, in order', () => {
    const step = (key: string) =>
      vi.fn((given: JsonObject): JsonObject => ({ ...given, [key]: Object.keys(given).length }))
    const migrations = { 1: step('a'), 2: step('b'), 3: step('c') }
    expect(migrate({}, 2, 4, migrations)).toEqual({ b: 0, c: 1 })
    expect(migrations[1]).not.toHaveBeenCalled()
    expect(migrate({}, 1, 4, migrations)).toEqual({ a: 0, b: 1, c: 2 })
    expect(migrate({ x: 1 }, 4, 4, migrations)).toEqual({ x: 1 })
  })

  it('throws where one is missing', () => {
    expect(() => migrate({}, 1, 2, {})).toThrow('no migration from version 1 to 2')
  })

  it('has a migration of the format for every version but the present one', () => {
    expect(Object.keys(formatMigrations).map(Number)).toEqual(
      Array.from({ length: formatVersion - 1 }, (_, i) => i + 1),
    )
  })
})

describe('parameters of older nodes', () => {
  const params = (given: object, typeVersion?: number) =>
    graphOf([['s', 'Scaled', given, typeVersion === undefined ? {} : { typeVersion }]]).nodes[0]

  it.each([
    [{ factor: 2 }, 1, 2],
    [{ percent: 50 }, 2, 0.5],
    [{ scale: 3 }, 3, 3],
    [{}, 1, 1],
  ])('%j of version %i', (given, version, scale) => {
    expect(params(given, version)).toMatchObject({ typeVersion: 3, params: { scale } })
  })

  it('are those of version 1 where no version is named', () => {
    expect(params({ factor: 4 })).toMatchObject({ typeVersion: 3, params: { scale: 4 } })
  })

  it('are checked after they are migrated', () => {
    expect(refusals(file([['s', 'Scaled', { scale: 2 }, { typeVersion: 1 }]]))).toEqual([])
    expect(refusals(file([['s', 'Scaled', { factor: 2 }, { typeVersion: 3 }]]))).toEqual([
      's | nodes[0].params: expected no others than scale, received "factor"',
    ])
    expect(refusals(file([['s', 'Scaled', { factor: 'x' }, { typeVersion: 1 }]]))).toEqual([
      's | nodes[0].params.scale: expected a number, received NaN',
    ])
  })

  it('are a problem of the file where a migration cannot read them', () => {
    const fragile = defineNode({
      type: 'Fragile',
      version: 2,
      category: 'core',
      doc: { summary: 'For tests.' },
      mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
      migrations: {
        1: ({ list }) => {
          if (!Array.isArray(list)) throw new TypeError('not a list')
          return { count: list.length }
        },
      },
      inputs: {},
      outputs: {},
      params: { count: number({ default: 0, doc: 'A count.' }) },
    })
    const own = createCatalogue([fragile])
    const given = (list: unknown) => file([['f', 'Fragile', { list }]])
    expect(readGraph(given([1, 2]), own).graph?.nodes[0]?.params).toEqual({ count: 2 })
    expect(readGraph(given('x'), own).problems).toMatchObject([
      { at: 'nodes[0].params', expected: 'parameters of version 1 of Fragile', received: '{"list":"x"}' },
    ])
  })

  it('cannot lack a migration: the catalogue refuses such a node', () => {
    const scaled = catalogue.nodes.get('Scaled')
    expect(() => createCatalogue(scaled ? [{ ...scaled, version: 4 }] : [])).toThrow(
      'Scaled: no migration from version 3',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { iris } from '../../../nodes/data/iris.js'
import { loadSample } from '../../../src/data/dataset.js'
import { defaultParams } from '../../../src/definition/param.js'

const context = { files: { find: () => Promise.resolve(null) } }
/** Those that need no file of the user's. */
const sources = nodes.filter(({ source }) => source !== undefined && !source.inspection)

describe.each(sources.map((node) => [node.type, node] as const))('%s', (_type, node) => {
  it('brings what its types promise, for any choice of examples', async () => {
    const params = defaultParams(node.params)
    const data = await node.source?.load(params, context)
    const types = node.source?.types(params) ?? {}
    const last = Math.min(3, (data?.examples ?? 0) - 1)
    const batch = data?.batch([last, 0, last]) ?? {}
    expect(Object.keys(types)).toEqual(Object.keys(node.outputs))
    for (const [port, type] of Object.entries(types)) {
      if (!type) throw new Error(`${port} is left out`)
      expect(type.shape[0]).toBe('batch')
      expect(batch[port]).toMatchObject({ dtype: type.dtype, shape: [3, ...type.shape.slice(1)] })
    }
    expect(() => data?.batch([data.examples])).toThrow(/expected an example from 0 to/)
  })

  if (!('shuffle' in node.params)) return
  it('mixes the order the same way each time, losing no example', async () => {
    const params = { ...defaultParams(node.params), shuffle: true }
    const [first, second] = [await node.source?.load(params, context), await node.source?.load(params, context)]
    const all = Array.from({ length: first?.examples ?? 0 }, (_, index) => index)
    const [port = ''] = Object.keys(node.outputs).slice(-1)
    const stored = await node.source?.load(defaultParams(node.params), context)
    const values = (data: typeof first) => Array.from(data?.batch(all)[port]?.data ?? [])
    expect(values(first)).toEqual(values(second))
    expect(values(first)).not.toEqual(values(stored))
    expect(values(first).sort()).toEqual(values(stored).sort())
  })
})

describe('standardize', () => {
  it('brings every feature to mean 0 and variance 1', async () => {
    const data = await iris.source?.load({ standardize: true, shuffle: false }, context)
    const features = data?.batch(Array.from({ length: 150 }, (_, index) => index))['features']?.data ?? []
    for (let feature = 0; feature < 4; feature++) {
      const values = Array.from(features).filter((_, index) => index % 4 === feature)
      const mean = values.reduce((sum, value) => sum + value, 0) / 150
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 150
      expect(Math.abs(mean)).toBeLessThan(1e-7)
      expect(Math.abs(variance - 1)).toBeLessThan(1e-6)
    }
  })

  it('leaves the stored examples as they are', async () => {
    await iris.source?.load({ standardize: true, shuffle: true }, context)
    const stored = await loadSample('iris')
    expect(Array.from(stored.columns['features']?.data.slice(0, 4) ?? [])).toEqual(
      [5.1, 3.5, 1.4, 0.2].map(Math.fround),
    )
  })
})

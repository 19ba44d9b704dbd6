import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { goldenMetrics } from './metric-files.js'
import { testMetrics } from './test-metrics.js'

const cases = goldenMetrics()

describe.each(['cpu', 'wasm'] as const)('%s', (name) => testMetrics(name, cases))

describe('metrics', () => {
  it('have golden values where Keras has them', () => {
    const known = nodes.filter(({ metric, mapping }) => metric && mapping.keras !== null).map(({ type }) => type)
    expect(known.filter((type) => !cases.has(type))).toEqual([])
  })
})

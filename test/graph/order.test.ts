import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/graph/graph.js'
import { sortTopologically } from '../../src/graph/order.js'

const wires = (...pairs: readonly string[]): Connection[] =>
  pairs.map((pair) => ({ from: [pair[0]!, 'y'], to: [pair[1]!, 'x'] }))
const sort = (ids: string, ...pairs: readonly string[]) => {
  const { order, cycle } = sortTopologically(ids.split(''), wires(...pairs))
  return { order: order.map((index) => ids[index]).join(''), cycle: cycle?.join('') ?? null }
}

describe('sortTopologically', () => {
  it('puts each node after those that feed it', () => {
    expect(sort('dcba', 'ab', 'bc', 'cd')).toEqual({ order: 'abcd', cycle: null })
    expect(sort('abcd', 'ac', 'bc', 'cd', 'ad')).toEqual({ order: 'abcd', cycle: null })
    expect(sort('', ...[])).toEqual({ order: '', cycle: null })
  })

  it('keeps the given order where no wire decides', () => {
    expect(sort('cab')).toEqual({ order: 'cab', cycle: null })
  })

  it('counts parallel wires once for the order', () => {
    expect(sort('ba', 'ab', 'ab')).toEqual({ order: 'ab', cycle: null })
  })

  it('names the nodes on one cycle, each feeding the next, and leaves out what the cycle feeds', () => {
    expect(sort('abcde', 'ab', 'bc', 'cd', 'db', 'de')).toEqual({ order: 'a', cycle: 'bcd' })
    expect(sort('a', 'aa')).toEqual({ order: '', cycle: 'a' })
  })

  it('ignores wires to nodes that are not there', () => {
    expect(sort('ab', 'ab', 'xb', 'ay')).toEqual({ order: 'ab', cycle: null })
  })

  it('sorts a chain of 100,000 nodes and finds a cycle of as many', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `n${index}`)
    const chain = ids.slice(1).map((id, index): Connection => ({ from: [ids[index]!, 'y'], to: [id, 'x'] }))
    const sorted = sortTopologically(ids.toReversed(), chain)
    expect(sorted.order.length).toBe(100_000)
    expect(sorted.order[0]).toBe(99_999)
    const closed = sortTopologically(ids, [...chain, { from: ['n99999', 'y'], to: ['n0', 'x'] }])
    expect(closed.order).toEqual([])
    expect(closed.cycle?.length).toBe(100_000)
  })
})

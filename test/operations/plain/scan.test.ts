import { describe, expect, it } from 'vitest'
import { type Body } from '../gradient-check.js'
import { counting, floats, run } from './run.js'

describe('plain scans', () => {
  const accumulate =
    (reverse: boolean): Body =>
    (ops, xs, h) => {
      const { states, outputs } = ops.scan({
        sequences: [xs],
        states: [h],
        reverse,
        body: ({ sequences: [x], states: [sum] }, o) => {
          const next = o.add(o.multiply(sum!, 10), x!)
          return { states: [next], outputs: [next] }
        },
      })
      return ops.concat([ops.reshape(states[0]!, [1]), outputs[0]!])
    }

  it('put outputs at the place of their step', () => {
    const inputs = [counting(3), floats([], 0)]
    expect(run(inputs, accumulate(false))).toEqual([123, 1, 12, 123])
    expect(run(inputs, accumulate(true))).toEqual([321, 321, 32, 3])
  })

  it('leave the state as it is when there are no steps', () => {
    expect(run([floats([0]), floats([], 5)], accumulate(false))).toEqual([5])
  })
})

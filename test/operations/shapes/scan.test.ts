import { describe, expect, it } from 'vitest'
import { refuse, type Run, shapeOf } from './check.js'

describe('scan shapes', () => {
  it('stack the outputs over a symbolic time', () => {
    const run: Run = (ops, xs, h) =>
      ops.scan({
        sequences: [xs],
        states: [h],
        body: ({ sequences: [x], states: [before] }, o) => ({
          states: [o.add(x!, before!)],
          outputs: [o.sum(x!, [1])],
        }),
      }).outputs[0]!
    expect(
      shapeOf(
        [
          ['time', 'batch', 3],
          ['batch', 3],
        ],
        run,
      ),
    ).toEqual(['time', 'batch'])
    refuse(
      [['time', 'batch', 3], [3]],
      run,
      'scan: expected float32 [3] as state 0 after a step, received float32 [batch, 3]',
    )
  })

  it('refuse sequences of different lengths, none at all and lost states', () => {
    const run: Run = (ops, ...xs) =>
      ops.scan({ sequences: xs, states: [], body: ({ sequences }) => ({ states: [], outputs: sequences }) }).outputs[0]!
    refuse(
      [
        ['time', 2],
        [5, 2],
      ],
      run,
      'scan: expected sequences of time steps, received [5, 2]',
    )
    refuse([], run, 'scan: expected at least one sequence [time, ...], received none')
    refuse(
      [['time', 2], [2]],
      (ops, xs, h) => ops.scan({ sequences: [xs], states: [h], body: () => ({ states: [], outputs: [] }) }).states[0]!,
      'scan: expected 1 states after a step, received 0',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { prepareProgram } from '../../src/engine/executable.js'
import { hoist } from '../../src/engine/hoist.js'
import { bytesOf, estimateMemory } from '../../src/engine/memory-estimate.js'
import { createOps } from '../../src/operations/ops.js'
import type { Program } from '../../src/operations/program.js'
import { Tracer } from '../../src/operations/tracer.js'

const namesOf = ({ steps }: Program) => steps.map(({ operation }) => operation.name)

describe('hoist', () => {
  it('separates what depends on constants only, also through several steps', () => {
    const tracer = new Tracer('inference')
    const ops = createOps(tracer)
    const [x, w] = [0, 1].map(() => tracer.input({ dtype: 'float32', shape: [2] }))
    if (!x || !w) throw new Error('two inputs')
    const fixed = ops.exp(ops.add(w, ops.fill([2], 1)))
    const y = ops.multiply(x, fixed)
    const outputs = [y.id, fixed.id, w.id]
    const program = { types: tracer.types, inputs: [x.id, w.id], outputs, steps: tracer.steps }
    const { once, each } = hoist(program, [w.id])
    expect(namesOf(once)).toEqual(['fill', 'add', 'exp'])
    expect(once).toMatchObject({ inputs: [w.id], outputs: [fixed.id] })
    expect(namesOf(each)).toEqual(['multiply'])
    expect(each).toMatchObject({ inputs: [x.id, w.id, fixed.id], outputs })
  })
})

describe('estimateMemory', () => {
  it('finds the fullest moment and the node that makes it', () => {
    const tracer = new Tracer('inference')
    const ops = createOps(tracer)
    const x = tracer.input({ dtype: 'float32', shape: [10] })
    tracer.node = 'wide'
    const wide = ops.broadcastTo(x, [100, 10])
    tracer.node = 'narrow'
    const sum = ops.sum(wide, [0])
    const program = { types: tracer.types, inputs: [x.id], outputs: [sum.id], steps: tracer.steps }
    // x goes when it has been spread: at the fullest moment there are x and wide.
    expect(estimateMemory(prepareProgram(program, []))).toEqual({ peakBytes: 4040, buffers: 2, node: 'wide' })
    // A kept x stays: wide, x and the sum.
    expect(estimateMemory(prepareProgram(program, [x.id]))).toEqual({ peakBytes: 4080, buffers: 3, node: 'narrow' })
  })

  it('counts the slices and parts of a scan', () => {
    const tracer = new Tracer('inference')
    const ops = createOps(tracer)
    const xs = tracer.input({ dtype: 'float32', shape: [5, 8] })
    const h = tracer.input({ dtype: 'float32', shape: [8] })
    tracer.node = 'rnn'
    const { states, outputs } = ops.scan({
      sequences: [xs],
      states: [h],
      body: ({ sequences: [x], states: [state] }, body) => {
        const next = body.add(x!, state!)
        return { states: [next], outputs: [next] }
      },
    })
    const program = {
      types: tracer.types,
      inputs: [xs.id, h.id],
      outputs: [...states, ...outputs].map(({ id }) => id),
      steps: tracer.steps,
    }
    const { peakBytes, node } = estimateMemory(prepareProgram(program, []))
    expect(node).toBe('rnn')
    // Sequence and its slices, stacked result and its parts, initial and final state, one step: x, state, next.
    expect(peakBytes).toBe(4 * (40 + 40 + 40 + 40 + 8 + 8 + 3 * 8))
  })

  it('counts bytes by dtype', () => {
    expect(bytesOf({ dtype: 'float32', shape: [2, 3] })).toBe(24)
    expect(bytesOf({ dtype: 'bool', shape: [2, 3] })).toBe(6)
    expect(bytesOf({ dtype: 'int32', shape: [] })).toBe(4)
    expect(() => bytesOf({ dtype: 'float32', shape: ['batch'] })).toThrow('received batch')
  })
})

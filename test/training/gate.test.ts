import { describe, expect, it } from 'vitest'
import { TrainingControls } from '../../src/training/controls.js'
import { Gate } from '../../src/training/gate.js'

/** A gate whose pauses are noted. At each pause the next of `told` is said. */
function gateThatHears(...told: readonly ('step' | 'resume' | 'stop')[]) {
  const controls = new TrainingControls()
  const rest = [...told]
  const events = {
    pauses: 0,
    onPause() {
      events.pauses++
      const next = rest.shift()
      if (next) queueMicrotask(() => controls.tell({ do: next }))
    },
    onResume() {
      // Nothing is shown here.
    },
    onChange() {
      throw new Error('expected no change')
    },
  }
  return { gate: new Gate(controls, true, events), events }
}

describe('a paused gate', () => {
  it('lets one batch through for each step', async () => {
    const { gate, events } = gateThatHears('step', 'step', 'stop')
    expect(await gate.pass('training')).toBe(true)
    expect(await gate.pass('training')).toBe(true)
    expect(await gate.pass('training')).toBe(false)
    expect([events.pauses, gate.isStopping]).toEqual([3, true])
  })

  it('lets the validation after the last batch of an epoch through with that batch', async () => {
    const { gate, events } = gateThatHears('step', 'stop')
    expect(await gate.pass('training')).toBe(true)
    expect([await gate.pass('validation'), await gate.pass('validation')]).toEqual([true, true])
    expect(await gate.pass('training')).toBe(false)
    expect(events.pauses).toBe(2)
  })

  it('finishes a validation in whose middle it was paused, and then lets the batch through that was asked for', async () => {
    const { gate, events } = gateThatHears('step', 'stop')
    expect([await gate.pass('validation'), await gate.pass('validation')]).toEqual([true, true])
    expect(events.pauses).toBe(1)
    expect(await gate.pass('training')).toBe(true)
    expect(await gate.pass('training')).toBe(false)
    expect(events.pauses).toBe(2)
  })
})

import { describe, expect, it } from 'vitest'
import { NodeError } from '../../src/definition/problem.js'
import { prepareProgram } from '../../src/engine/executable.js'
import { Pace } from '../../src/engine/pace.js'
import { type RunContext, runProgram } from '../../src/engine/run-program.js'
import { createOps, type Ops } from '../../src/operations/ops.js'
import { type Traced, Tracer } from '../../src/operations/tracer.js'
import type { TensorType } from '../../src/operations/types.js'
import { PlainBackend } from './plain-backend.js'

const vector = (length: number): TensorType => ({ dtype: 'float32', shape: [length] })
const tensor = (...values: number[]) => ({
  dtype: 'float32' as const,
  shape: [values.length],
  data: new Float32Array(values),
})

/** A program of `body`, its first `kept` inputs staying the caller's. */
function trace(
  types: readonly TensorType[],
  kept: number,
  body: (inputs: readonly Traced[], ops: Ops<Traced>) => readonly Traced[],
) {
  const tracer = new Tracer('inference')
  tracer.node = 'node'
  const inputs = types.map((type) => tracer.input(type))
  const outputs = body(inputs, createOps(tracer)).map(({ id }) => id)
  const program = { types: tracer.types, inputs: inputs.map(({ id }) => id), outputs, steps: tracer.steps }
  return prepareProgram(program, program.inputs.slice(0, kept))
}

function contextOf(backend: PlainBackend, signal?: AbortSignal): RunContext {
  return { backend, pace: new Pace(signal), draw: ({ shape }) => tensor(...shape.map(() => 0.5)) }
}

describe('runProgram', () => {
  it('gives the outputs and keeps nothing else', async () => {
    const backend = new PlainBackend()
    const executable = trace([vector(2), vector(2)], 1, ([a, b], ops) => [ops.add(ops.multiply(a!, b!), 1)])
    const weight = backend.upload(tensor(2, 3))
    const [y] = await runProgram(executable, [weight, backend.upload(tensor(4, 5))], contextOf(backend))
    expect([...(await backend.read(y!)).data]).toEqual([9, 16])
    expect(backend.memory().tensors).toBe(2)
    expect([...(await backend.read(weight)).data]).toEqual([2, 3])
  })

  it('gives each output a handle of its own', async () => {
    const backend = new PlainBackend()
    const executable = trace([vector(1), vector(1)], 1, ([a, b], ops) => {
      const sum = ops.add(a!, b!)
      return [sum, sum, a!, a!, b!, b!]
    })
    const weight = backend.upload(tensor(1))
    const outputs = await runProgram(executable, [weight, backend.upload(tensor(2))], contextOf(backend))
    const values = await Promise.all(outputs.map(async (output) => (await backend.read(output)).data[0]))
    expect(values).toEqual([3, 3, 1, 1, 2, 2])
    outputs.forEach((output) => backend.dispose(output))
    expect(backend.memory().tensors).toBe(1)
  })

  it('disposes of a value at its last use', async () => {
    const backend = new PlainBackend()
    let most = 0
    backend.onExecute = () => (most = Math.max(most, backend.memory().tensors))
    const executable = trace([vector(1)], 0, ([x], ops) => {
      let y = x!
      for (let i = 0; i < 100; i++) y = ops.square(y)
      return [y]
    })
    await runProgram(executable, [backend.upload(tensor(1))], contextOf(backend))
    expect(most).toBe(1)
  })

  it('names the node that failed and leaves nothing behind', async () => {
    const backend = new PlainBackend()
    const executable = trace([vector(1), vector(1)], 1, ([a, b], ops) => [ops.exp(ops.add(a!, b!)), b!])
    const weight = backend.upload(tensor(1))
    backend.onExecute = ({ name }) => {
      if (name === 'exp') throw new Error('out of memory')
    }
    const failed = runProgram(executable, [weight, backend.upload(tensor(2))], contextOf(backend))
    await expect(failed).rejects.toThrow(NodeError)
    await expect(failed).rejects.toThrow('node: exp: expected an operation that succeeds, received out of memory')
    expect(backend.memory().tensors).toBe(1)
  })

  it('stops when it is cancelled and leaves nothing behind', async () => {
    const backend = new PlainBackend()
    const controller = new AbortController()
    let executed = 0
    backend.onExecute = () => {
      const until = performance.now() + 3
      while (performance.now() < until);
      executed++
    }
    const executable = trace([vector(1)], 0, ([x], ops) => {
      let y = x!
      for (let i = 0; i < 1000; i++) y = ops.square(y)
      return [y]
    })
    const run = runProgram(executable, [backend.upload(tensor(1))], contextOf(backend, controller.signal))
    setTimeout(() => controller.abort(), 20)
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(executed).toBeLessThan(1000)
    expect(backend.memory().tensors).toBe(0)
  })
})

describe('scan', () => {
  const steps = trace([{ dtype: 'float32', shape: [3, 1] }, vector(1), vector(1)], 3, ([xs, h, w], ops) => {
    const { states, outputs } = ops.scan({
      sequences: [xs!],
      states: [h!],
      constants: [w!],
      body: ({ sequences: [x], states: [state], constants: [weight] }, body) => {
        const next = body.add(body.multiply(state!, body.square(weight!)), x!)
        return { states: [next], outputs: [body.negate(next)] }
      },
    })
    return [...states, ...outputs]
  })

  it('carries states and stacks outputs', async () => {
    const backend = new PlainBackend()
    const xs = backend.upload({ dtype: 'float32', shape: [3, 1], data: new Float32Array([1, 2, 3]) })
    const inputs = [xs, backend.upload(tensor(1)), backend.upload(tensor(2))]
    let squares = 0
    backend.onExecute = ({ name }) => (squares += Number(name === 'square'))
    const [state, outputs] = await runProgram(steps, inputs, contextOf(backend))
    // h = 4 h + x from h = 1.
    expect([...(await backend.read(state!)).data]).toEqual([91])
    expect([...(await backend.read(outputs!)).data]).toEqual([-5, -22, -91])
    expect(backend.memory().tensors).toBe(5)
    expect(squares, 'what does not change from step to step is computed once').toBe(1)
  })

  it('leaves nothing behind when a step fails', async () => {
    const backend = new PlainBackend()
    const xs = backend.upload({ dtype: 'float32', shape: [3, 1], data: new Float32Array([1, 2, 3]) })
    const inputs = [xs, backend.upload(tensor(1)), backend.upload(tensor(2))]
    let negations = 0
    backend.onExecute = ({ name }) => {
      if (name === 'negate' && ++negations === 2) throw new Error('no')
    }
    await expect(runProgram(steps, inputs, contextOf(backend))).rejects.toThrow('node: scan: expected')
    expect(backend.memory().tensors).toBe(3)
  })
})

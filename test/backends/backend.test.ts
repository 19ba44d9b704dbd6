import { describe, expect, it } from 'vitest'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { guardAllocations } from '../../src/backends/tfjs/repairs/wasm-allocation.js'
import { add } from '../../src/operations/elementwise/add.js'
import { fill } from '../../src/operations/source/fill.js'
import { float32 } from './cases/case.js'
import { only, testBackend } from './run-backend.js'

const nothing = { tensors: 0, bytes: 0 }

describe.each(['cpu', 'wasm'] as const)('the %s backend', testBackend)

describe('two backends in one thread', () => {
  it('take turns in the middle of their runs', async () => {
    const [cpu, wasm] = [await createTfjsBackend('cpu'), await createTfjsBackend('wasm')]
    await cpu.activate()
    const x = cpu.upload(float32([1, 2]))
    await wasm.activate()
    const z = wasm.upload(float32([3, 4]))
    // cpu goes on although wasm was made the current one meanwhile.
    const y = only(cpu.execute(add, [x, x], {}))
    const w = only(wasm.execute(add, [z, z], {}))
    expect([...(await cpu.read(y)).data]).toEqual([2, 4])
    expect([...(await wasm.read(w)).data]).toEqual([6, 8])
    expect([cpu.memory().tensors, wasm.memory().tensors]).toEqual([2, 2])
    ;[x, y].forEach((handle) => cpu.dispose(handle))
    ;[z, w].forEach((handle) => wasm.dispose(handle))
    expect([cpu.memory(), wasm.memory()]).toEqual([nothing, nothing])
  })
})

describe('the memory of wasm', () => {
  it('is refused aloud when there is not enough', async () => {
    const backend = await createTfjsBackend('wasm')
    const attributes = { shape: [1_200_000_000], value: 1, dtype: 'float32' } as const
    expect(() => backend.execute(fill, [], attributes)).toThrow(
      'wasm: expected room for 4800000000 bytes, received none',
    )
    const x = backend.upload(float32([1, 2]))
    expect([...(await backend.read(x)).data]).toEqual([1, 2])
    backend.dispose(x)
  })

  it('is left as it was when an allocation fails', () => {
    const disposed: object[] = []
    const written: object[] = []
    // What the backend of TensorFlow.js is to its tensors when malloc gives address 0.
    const exhausted = {
      makeOutput: () => undefined,
      typedArrayFromHeap: (tensor: object) => written.push(tensor),
      move: (_dataId: object, values: unknown, _shape: number[], _dtype: string, _references: number) => {
        if (values) written.push(values)
      },
      getMemoryOffset: () => 0,
      disposeData: (dataId: object) => disposed.push(dataId),
    }
    guardAllocations(exhausted)
    const dataId = {}
    expect(() => exhausted.move(dataId, new Float32Array(3), [3], 'float32', 1)).toThrow(
      'wasm: expected room for 12 bytes, received none: memory is used up',
    )
    expect([disposed, written]).toEqual([[dataId], []])
  })
})

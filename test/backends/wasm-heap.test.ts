import { beforeAll, describe, expect, it } from 'vitest'
import { createTfjsBackend, type TfjsBackend } from '../../src/backends/tfjs/index.js'
import type { Handle } from '../../src/engine/backend.js'
import { float32 } from './cases/case.js'
import { cases } from './cases/index.js'
import { runCase } from './run-cases.js'

let backend: TfjsBackend
beforeAll(async () => {
  backend = await createTfjsBackend('wasm')
})

const lengths = Array.from({ length: 48 }, (_, index) => index + 1)
const upload = (length: number, value: number) => backend.upload(float32(Array.from({ length }, () => value)))

/**
 * Frees memory that is full of this number, so that what a kernel does not write, or reads beyond its operands, shows.
 */
function soil(value: number): void {
  const garbage = [...lengths, 200, 1000, 5000].map((length) => upload(length, value))
  garbage.forEach((handle) => backend.dispose(handle))
}

/** Free places of all small sizes, each between two tensors that must not change. */
function surround(): Handle[] {
  const guarded = lengths.flatMap((length) => [upload(2, 0.5), upload(length, 7), upload(2, 0.5)])
  guarded.forEach((handle, index) => {
    if (index % 3 === 1) backend.dispose(handle)
  })
  return guarded.filter((_, index) => index % 3 !== 1)
}

describe('the memory of the wasm backend', () => {
  // The kernels of wasm are C++ over one heap: tfjs 4.22 has some that read or write beyond their tensors.
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    soil(NaN)
    const first = await runCase(backend, each)
    soil(-1e30)
    const guards = surround()
    const second = await runCase(backend, each)
    expect(new Uint8Array(second.data.buffer)).toEqual(new Uint8Array(first.data.buffer))
    for (const guard of guards) {
      expect([...(await backend.read(guard)).data]).toEqual([0.5, 0.5])
      backend.dispose(guard)
    }
  })
})

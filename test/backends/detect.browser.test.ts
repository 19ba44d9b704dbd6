import { expect, it } from 'vitest'
import { createBestBackend, createTfjsBackend, detectBackends, selfTest } from '../../src/backends/tfjs/index.js'

it('does not prefer a GPU that is imitated in software', async () => {
  const reports = await detectBackends()
  expect(reports.map(({ name, isAvailable }) => [name, isAvailable])).toEqual([
    ['wasm', true],
    ['cpu', true],
    ['webgpu', true],
    ['webgl', true],
  ])
  expect(reports.map(({ reason }) => reason)).toEqual([
    'WebAssembly with SIMD and threads',
    'plain JavaScript',
    expect.stringMatching(/^a GPU imitated in software, slower than wasm: .*swiftshader/i),
    expect.stringMatching(/^a GPU imitated in software, slower than wasm: .*swiftshader/i),
  ])
  const { backend } = await createBestBackend()
  expect(backend.name).toBe('wasm')
})

it.each(['cpu', 'wasm', 'webgl', 'webgpu'] as const)('%s passes the self-test', async (name) => {
  expect(await selfTest(await createTfjsBackend(name))).toBeNull()
})

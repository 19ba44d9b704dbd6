import { describe, expect, it } from 'vitest'
import { createBestBackend, createTfjsBackend, detectBackends, selfTest } from '../../src/backends/tfjs/index.js'
import { isSoftwareRenderer } from '../../src/backends/tfjs/detect.js'
import type { Backend } from '../../src/engine/backend.js'

describe('detectBackends', () => {
  it('finds wasm and cpu in Node', async () => {
    const reports = await detectBackends()
    expect(reports.map(({ name, isAvailable }) => [name, isAvailable])).toEqual([
      ['wasm', true],
      ['cpu', true],
      ['webgpu', false],
      ['webgl', false],
    ])
    expect(reports.map(({ reason }) => reason)).toEqual([
      'WebAssembly with SIMD',
      'plain JavaScript',
      'no WebGPU here',
      'no WebGL 2 here',
    ])
  })

  it.each([
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', true],
    ['llvmpipe (LLVM 15.0.7, 256 bits)', true],
    ['Microsoft Basic Render Driver', true],
    ['google swiftshader', true],
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', false],
    ['Apple M2', false],
    ['Mesa Intel(R) UHD Graphics 620 (KBL GT2)', false],
  ])('%s: in software %s', (name, isSoftware) => {
    expect(isSoftwareRenderer(name)).toBe(isSoftware)
  })
})

describe('createBestBackend', () => {
  it('takes wasm in Node', async () => {
    const { backend, refused } = await createBestBackend()
    expect(backend.name).toBe('wasm')
    expect(refused).toEqual([])
  })
})

describe('selfTest', () => {
  it('says what is wrong with a backend that computes nonsense', async () => {
    const right = await createTfjsBackend('cpu')
    const wrong: Backend = {
      name: 'wrong',
      isAsynchronous: false,
      multiplyAddsPerMillisecond: null,
      activate: () => right.activate(),
      upload: (tensor) => right.upload(tensor),
      read: async (handle) => {
        const { dtype, shape, data } = await right.read(handle)
        return { dtype, shape, data: data.map(() => 0) }
      },
      execute: (operation, inputs, attributes) => right.execute(operation, inputs, attributes),
      unstack: (handle) => right.unstack(handle),
      stack: (handles, type) => right.stack(handles, type),
      dispose: (handle) => right.dispose(handle),
      memory: () => right.memory(),
    }
    expect(await selfTest(wrong)).toBe('matMul: expected 26, 30, 38, 44, received 0, 0, 0, 0')
    expect(right.memory()).toEqual({ tensors: 0, bytes: 0 })
  })
})

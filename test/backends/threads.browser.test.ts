import { describe, expect, it } from 'vitest'
import factory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js'
import { canStartThread } from '../../src/backends/tfjs/threads.js'

const text = String(factory)

describe('the trial of a thread of the wasm backend', () => {
  it('finds the function as it is shipped fit', async () => {
    expect(text).toContain('_scriptDir')
    expect(await canStartThread(text)).toBe(true)
  })

  it('finds out that a minifier has renamed the variable around it', async () => {
    const minified = text
      .replaceAll('typeof _scriptDir !== "undefined" && _scriptDir', 'e')
      .replaceAll('_scriptDir', 'e')
    expect(await canStartThread(minified)).toBe(false)
  })

  it('finds the function fit that declares the variable itself', async () => {
    expect(await canStartThread(text.replace('{', '{ var _scriptDir;').replaceAll('_scriptDir', 'e'))).toBe(true)
  })

  it('takes what is no program for unfit', async () => {
    expect(await canStartThread('function (')).toBe(false)
  })
})

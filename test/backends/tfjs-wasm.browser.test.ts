import { getThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import { expect, it } from 'vitest'
import { testCases } from './run-cases.js'

// In a page that is cross-origin isolated another file is loaded than in Node: the one with threads.
testCases('wasm')

it('has threads', () => {
  expect(crossOriginIsolated).toBe(true)
  expect(getThreadsCount()).toBeGreaterThanOrEqual(1)
})

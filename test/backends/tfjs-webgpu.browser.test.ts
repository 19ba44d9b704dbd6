import { describe } from 'vitest'
import { testBackend } from './run-backend.js'
import { testCases } from './run-cases.js'

describe('the webgpu backend', () => testBackend('webgpu'))
// WebGPU is computed in software here. All cases are run by `npm run test:full`.
testCases('webgpu', { areFew: true })

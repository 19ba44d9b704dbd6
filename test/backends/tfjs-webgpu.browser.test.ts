import { describe } from 'vitest'
import { testBackend } from './run-backend.js'
import { testCases } from './run-cases.js'

describe('the webgpu backend', () => testBackend('webgpu'))
testCases('webgpu')

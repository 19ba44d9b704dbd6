import { describe } from 'vitest'
import { testBackend } from './run-backend.js'
import { testCases } from './run-cases.js'

describe('the webgl backend', () => testBackend('webgl'))
testCases('webgl')

import { describe } from 'vitest'
import { testBackend } from './run-backend.js'
import { testCases } from './run-cases.js'

describe('the webgl backend', () => testBackend('webgl'))
// WebGL is computed in software here. All cases are run by `npm run test:full`.
testCases('webgl', { areFew: true })

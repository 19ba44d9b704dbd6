import { testCases } from './run-cases.js'

testCases('webgpu')

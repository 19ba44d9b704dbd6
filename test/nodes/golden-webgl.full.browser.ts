import { goldenCases } from './golden-files.js'
import { testGolden } from './test-golden.js'

testGolden('webgl', goldenCases())

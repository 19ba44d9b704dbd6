import { goldenOptimizers } from './golden-files.js'
import { testGoldenOptimizers } from './test-golden-optimizers.js'

testGoldenOptimizers('webgl', goldenOptimizers)

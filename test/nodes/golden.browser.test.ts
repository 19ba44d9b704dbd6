import { goldenCases } from './golden-files.js'
import { testGolden } from './test-golden.js'

// One of each type: WebGL is computed in software here. All of them are run by `npm run test:full`.
testGolden('webgl', goldenCases(1))

import { goldenMetrics } from './metric-files.js'
import { testMetrics } from './test-metrics.js'

// One of each type: WebGL is computed in software here. All of them are run by `npm run test:full`.
testMetrics('webgl', goldenMetrics(1))

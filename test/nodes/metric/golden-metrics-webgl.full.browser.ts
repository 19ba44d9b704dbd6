import { goldenMetrics } from './metric-files.js'
import { testMetrics } from './test-metrics.js'

testMetrics('webgl', goldenMetrics())

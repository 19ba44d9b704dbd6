import { goldenMetrics } from './metric-files.js'
import { testMetrics } from './test-metrics.js'

testMetrics('webgpu', goldenMetrics())

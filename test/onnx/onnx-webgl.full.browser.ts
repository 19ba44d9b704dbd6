import { testGolden } from '../nodes/test-golden.js'
import { onnxCases } from './onnx-files.js'

testGolden('webgl', onnxCases)

import type { GoldenCase, GoldenFile } from '../golden/format.js'

const files = import.meta.glob<GoldenFile>('../golden/onnx/values/*.json', { eager: true, import: 'default' })

/** The node test cases of ONNX by type of node, for tests in a page. */
export const onnxCases: ReadonlyMap<string, readonly GoldenCase[]> = new Map(
  Object.entries(files).map(([path, { cases }]) => [path.replace(/^.*\/|\.json$/g, ''), cases]),
)

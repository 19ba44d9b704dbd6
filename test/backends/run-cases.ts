import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTfjsBackend,
  type TfjsBackend,
  type StartOptions,
  type TfjsBackendName,
} from '../../src/backends/tfjs/index.js'
import type { TensorData } from '../../src/operations/types.js'
import { expectClose } from '../closeness.js'
import { cases } from './cases/index.js'
import type { BackendCase } from './cases/case.js'

/** Runs an operation once and leaves nothing behind. */
export async function runCase(
  backend: TfjsBackend,
  { operation, inputs, attributes }: BackendCase,
): Promise<TensorData> {
  const handles = inputs.map((input) => backend.upload(input))
  try {
    const [output] = backend.execute(operation, handles, attributes)
    if (!output) throw new Error('expected one result')
    const result = await backend.read(output)
    backend.dispose(output)
    return result
  } finally {
    handles.forEach((handle) => backend.dispose(handle))
  }
}

/** How a backend is tested: how it is started, and whether with two cases of each operation only, the first and the last. */
interface CaseOptions {
  readonly start?: StartOptions
  readonly areFew?: boolean
}

/**
 * The tests that every backend must pass: each case has the right dtype, shape and values, and leaves no tensor behind.
 */
export function testCases(name: TfjsBackendName, { start, areFew = false }: CaseOptions = {}): void {
  let backend: TfjsBackend
  beforeAll(async () => {
    backend = await createTfjsBackend(name, start)
  })
  afterAll(() => expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 }))

  const operations = [...new Set(cases.map(({ operation }) => operation.name))]
  describe.each(operations)('%s', (operation) => {
    const all = cases.filter((each) => each.operation.name === operation)
    const ofOperation = all.filter((_, index) => !areFew || index === 0 || index === all.length - 1)
    it.each(ofOperation.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
      await backend.activate()
      const result = await runCase(backend, each)
      const expected = each.expected()
      const [type] = each.operation.infer(each.inputs, each.attributes)
      expect({ dtype: result.dtype, shape: result.shape }).toEqual({ dtype: type?.dtype, shape: expected.shape })
      expect(result.data).toBeInstanceOf(arrayTypes[result.dtype])
      expectClose(result.data, rounded(expected.values, result), { of: each.of })
      expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 })
    })
  })
}

const arrayTypes = { float32: Float32Array, int32: Int32Array, bool: Uint8Array }

/** As near to the truth as the dtype can come. */
function rounded(values: readonly number[], { dtype }: TensorData): readonly number[] {
  return dtype === 'float32' ? values.map(Math.fround) : values
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTfjsBackend,
  type StartOptions,
  type TfjsBackend,
  type TfjsBackendName,
} from '../../../src/backends/tfjs/index.js'
import { createTypedArray } from '../../../src/operations/source/constant.js'
import type { TensorData } from '../../../src/operations/types.js'
import { measureCloseness } from '../../closeness.js'
import type { GoldenMetric, GoldenTensor, GoldenTensors } from '../../golden/format.js'
import { addTotals, type Tensors, TracedMetric } from './trace-metric.js'

/** Every golden case of every metric on one backend: each batch on its own, and the sums of all batches. */
export function testMetrics(
  name: TfjsBackendName,
  cases: ReadonlyMap<string, readonly GoldenMetric[]>,
  options?: StartOptions,
): void {
  let backend: TfjsBackend
  beforeAll(async () => {
    backend = await createTfjsBackend(name, options)
  })
  afterAll(() => {
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 })
  })
  describe.each([...cases])('%s', (type, golden) => {
    it.each(golden.map((each) => [each.name, each] as const))('%s', async (_name, { params, batches, outputs }) => {
      const metric = new TracedMetric(type, params, backend)
      const totals: Tensors[] = []
      for (const batch of batches) totals.push(await metric.totals(toTensors(batch)))
      const received: Record<string, TensorData> = { value: await metric.result(addTotals(totals)) }
      for (const [index, each] of totals.entries()) received[`batch${index + 1}`] = await metric.result(each)
      expect(Object.keys(received).sort()).toEqual(Object.keys(outputs).sort())
      const wrong = Object.entries(outputs).flatMap(([what, expected]) => compare(what, received[what], expected))
      expect(wrong).toEqual([])
    })
  })
}

function compare(what: string, received: TensorData | undefined, expected: GoldenTensor): readonly object[] {
  if (received?.shape.join() !== expected.shape.join())
    return [{ what, received: received?.shape, expected: expected.shape }]
  const closeness = measureCloseness(received.data, expected.data)
  return closeness.isClose ? [] : [{ what, ...closeness }]
}

function toTensors(tensors: GoldenTensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { dtype, shape, data }]) => {
      const elements = createTypedArray(dtype, data.length)
      elements.set(data)
      return [name, { dtype, shape, data: elements }]
    }),
  )
}

import { afterAll, describe, expect, it } from 'vitest'
import { builtGraphs } from '../../playground/graphs/build/index.js'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createEngine } from '../../src/engine/index.js'
import { createChecker } from '../../src/graph/check.js'
import type { RunResult } from '../../src/graph/run.js'
import { writeGraph } from '../../src/graph/write.js'
import { expectClose } from '../closeness.js'
import { catalogue, galleryNames, galleryText, openGallery } from './open-gallery.js'

const engines = {
  cpu: createEngine({ backend: await createTfjsBackend('cpu'), catalogue }),
  wasm: createEngine({ backend: await createTfjsBackend('wasm'), catalogue }),
}
afterAll(() => Promise.all(Object.values(engines).map((engine) => engine.dispose())))

function expectSameBits(a: RunResult, b: RunResult): void {
  expect([...a.outputs]).toEqual([...b.outputs])
  expect([...a.summaries]).toEqual([...b.summaries])
}

describe.each(galleryNames)('%s', (name) => {
  it('is complete: written again it is the same text', () => {
    expect(writeGraph(openGallery(name), catalogue)).toBe(galleryText(name))
  })

  it('has neither problems nor hints', () => {
    expect(createChecker(catalogue).check(openGallery(name)).problems).toEqual([])
  })
})

// The long ones have tests of their own: networks.test.ts, networks.full.ts.
const short = galleryNames.filter((name) => !Object.hasOwn(builtGraphs, name))

describe.each(short)('%s', (name) => {
  it.each(['inference', 'training'] as const)('runs alike on cpu and wasm in %s', async (mode) => {
    const graph = openGallery(name)
    // A few examples: cpu is slow.
    const request = { mode, batch: 3 }
    const expected = await engines.cpu.run(graph, request)
    const actual = await engines.wasm.run(graph, request)
    expect([...actual.outputs.keys()]).toEqual([...expected.outputs.keys()])
    expect(expected.outputs.size).toBeGreaterThan(0)
    for (const [key, tensor] of expected.outputs) {
      expectClose(actual.outputs.get(key)!.data, tensor.data)
    }
  })

  it.each(['cpu', 'wasm'] as const)('gives equal bits when run again on %s', async (backend) => {
    const graph = openGallery(name)
    const request = { mode: 'training', batch: 2 } as const
    expectSameBits(await engines[backend].run(graph, request), await engines[backend].run(graph, request))
  })
})

it.each([
  ['LSTM', 'lstm4.y', 'lstmLayer.y'],
  ['GRU', 'gru4.y', 'gruLayer.y'],
])('four %s steps by hand give what the layer gives', async (_, byHand, byLayer) => {
  const { outputs } = await engines.wasm.run(openGallery('cells-by-hand'), { targets: [byHand, byLayer] })
  expect(outputs.get(byHand)!.shape).toEqual([32, 8])
  expectClose(outputs.get(byHand)!.data, outputs.get(byLayer)!.data)
})

it('keeps mean 0 and variance 1 from layer to layer of the SELU network in training', async () => {
  const { summaries } = await engines.wasm.run(openGallery('selu-iris'), { mode: 'training', batch: 150 })
  const statistics = summaries.get('statistics')
  if (statistics?.kind !== 'histogram') throw new Error('expected a histogram')
  expect(statistics.series).toHaveLength(4)
  for (const { mean, variance } of statistics.series) {
    // Four correlated features are far from the theory's independent inputs; what must not happen is vanishing or exploding.
    expect(Math.abs(mean)).toBeLessThan(0.3)
    expect(variance).toBeGreaterThan(0.5)
    expect(variance).toBeLessThan(2)
  }
})

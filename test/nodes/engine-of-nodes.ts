import { afterAll, beforeAll, expect } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { Engine } from '../../src/engine/index.js'

/** An engine on cpu with all nodes for the tests of a file, which must leave no tensor behind. */
export function engineOfNodes(): () => Engine {
  let engine: Engine | null = null
  beforeAll(async () => {
    engine = new Engine({ backend: await createTfjsBackend('cpu'), catalogue: createCatalogue(nodes) })
  })
  afterAll(async () => {
    await engine?.dispose()
    expect(engine?.backend.memory()).toEqual({ tensors: 0, bytes: 0 })
  })
  return () => {
    if (!engine) throw new Error('expected to be called in a test')
    return engine
  }
}

import { afterAll, expect, it } from 'vitest'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { createEngine } from '../../src/engine/index.js'
import { catalogue, chainOf } from '../bench/chain.js'
import { expectClose } from '../closeness.js'

const length = 100_000
const backends = [await createTfjsBackend('cpu'), await createTfjsBackend('wasm')]
afterAll(() => {
  for (const backend of backends) expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 })
})

it.each(backends.map((backend) => [backend.name, backend] as const))(
  `compiles and runs a chain of ${length} nodes on %s`,
  async (_, backend) => {
    const { outputs } = await createEngine({ backend, catalogue }).run(chainOf(length))
    // In double precision: a negative number creeps towards zero, about -2/n after n steps.
    let negative = -1
    for (let step = 0; step < length; step++) negative = Math.expm1(negative)
    const [one, creeping = NaN] = outputs.get(`n${length}.y`)?.data ?? []
    expect(one).toBe(1)
    expectClose([creeping], [negative])
  },
)

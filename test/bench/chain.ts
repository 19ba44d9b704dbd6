import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Backend } from '../../src/engine/backend.js'
import { createEngine } from '../../src/engine/engine.js'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import { elu } from '../../nodes/activation/elu.js'
import { numberArray } from '../../nodes/data/number-array.js'
import { printSamples } from './report.js'
import { sampleInterleaved, timeOf } from './statistics.js'

export const catalogue = createCatalogue([elu, numberArray])

/** Two numbers through a chain of ELU nodes. */
export function chainOf(length: number): Graph {
  const source = {
    id: 'n0',
    type: 'NumberArray',
    typeVersion: 1,
    position: [0, 0],
    params: { values: [1, -1] },
  } as const
  const links = Array.from({ length }, (_, index) => ({
    id: `n${index + 1}`,
    type: 'ELU',
    typeVersion: 1,
    position: [0, 0] as const,
    params: { alpha: 1 },
  }))
  const connections = links.map(({ id }, index) => ({ from: [`n${index}`, 'y'] as const, to: [id, 'x'] as const }))
  return { ...emptyGraph, nodes: [source, ...links], connections }
}

/** Compiling and running a chain of 100,000 nodes, and running it again. */
export async function benchChain(backend: Backend): Promise<void> {
  const length = 100_000
  console.log(`\nA chain of ${length} ELU nodes on ${backend.name}`)
  const engine = createEngine({ backend, catalogue })
  const known = chainOf(length)
  const samples = await sampleInterleaved(
    [
      { name: 'compile and run', run: () => timeOf(() => engine.run(chainOf(length))) },
      { name: 'run again', run: () => timeOf(() => engine.run(known)) },
    ],
    5,
    1,
  )
  printSamples(samples)
}

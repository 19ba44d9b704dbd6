import { describe, expect, it } from 'vitest'
import { kernels } from '../../src/backends/tfjs/kernels/index.js'
import { cases } from './cases/index.js'

/** Everything that is exported under src/operations. */
const modules = import.meta.glob<Record<string, unknown>>('../../src/operations/**/*.ts', { eager: true })

/** The names of all operations: exported objects that infer types. */
const names = new Set(
  Object.values(modules)
    .flatMap((module) => Object.values(module))
    .flatMap((value) =>
      typeof value === 'object' && value && 'infer' in value && 'name' in value ? [String(value.name)] : [],
    ),
)

/** The engine carries these out itself. */
const byEngine = ['random', 'scan']

describe('kernels', () => {
  it('exist for every operation but those of the engine', () => {
    expect([...names].filter((name) => !kernels.has(name)).toSorted()).toEqual(byEngine)
  })

  it('exist for nothing else', () => {
    expect([...kernels.keys()].filter((name) => !names.has(name))).toEqual([])
  })

  it('are all tested', () => {
    const tested = new Set(cases.map(({ operation }) => operation.name))
    expect([...kernels.keys()].filter((name) => !tested.has(name))).toEqual([])
  })
})

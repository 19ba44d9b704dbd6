import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const execute = promisify(execFile)

/** What an author of a node writes, and all of it. */
const doubling = `
import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const doubling = defineNode({
  type: 'Doubling',
  category: 'core',
  doc: { summary: 'Twice its input.', use: 'For this test.' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: { factor: number({ default: 2, keras: null, doc: 'The factor.' }) },
  run: ({ x }, { factor }, _weights, ops) => ({ y: ops.multiply(x, factor) }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
  examples: [{ inputs: { x: [1, 2] }, outputs: { y: [2, 4] }, source: 'definition' }],
})
`

/** Asks schema and palette of the copy. */
const question = `
import { nodes } from './nodes/index.js'
import { createPaletteSearch, groupByCategory } from './playground/components/palette-search.js'
import { createCatalogue } from './src/definition/catalogue.js'
import { graphSchema } from './src/graph/schema.js'

console.log(JSON.stringify({
  schema: graphSchema(createCatalogue(nodes)),
  found: createPaletteSearch(nodes)('doubling').map(({ type }) => type),
  core: groupByCategory(nodes).find(({ category }) => category === 'core')?.nodes.map(({ type }) => type),
}))
`

describe('a node file that is added to a copy of nodes/, with no other change', () => {
  const copy = mkdtempSync(join(tmpdir(), 'rete-tfjs-'))
  const run = async (...command: readonly string[]) => {
    const [program = '', ...given] = command
    // A test runner's own settings are none of the copy's business.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST)/.test(name)),
    )
    return (await execute(program, given, { cwd: copy, env, maxBuffer: 2 ** 26 })).stdout
  }

  beforeAll(() => {
    for (const part of [
      'nodes',
      'src',
      'config',
      'test',
      'playground',
      'package.json',
      'tsconfig.json',
      'vite.config.ts',
    ]) {
      cpSync(join(root, part), join(copy, part), {
        recursive: true,
        filter: (path) => !/[\\/](dist|values)$/.test(path),
      })
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    writeFileSync(join(copy, 'nodes/core/doubling.ts'), doubling)
    writeFileSync(join(copy, 'question.ts'), question)
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('is listed by the command line', async () => {
    const listed: unknown = JSON.parse(await run('npm', 'run', '-s', 'cli', '--', 'nodes', '--json'))
    expect(JSON.stringify(listed)).toContain('"Doubling"')
  })

  it('is in the JSON Schema and in the palette', async () => {
    const answer = JSON.parse(await run('npx', 'tsx', 'question.ts')) as {
      schema: unknown
      found: unknown
      core: unknown
    }
    expect(JSON.stringify(answer.schema)).toContain('"Doubling"')
    expect(answer.found).toContain('Doubling')
    expect(answer.core).toContain('Doubling')
  })

  it('is tested for conformance', async () => {
    const tests = await run(
      'npx',
      'vitest',
      'run',
      '--project',
      'unit',
      'test/nodes/conformance.test.ts',
      '-t',
      'Doubling',
      '--reporter',
      'json',
    )
    const report = JSON.parse(tests) as { numPassedTests: number; numFailedTests: number }
    expect(report).toMatchObject({ numFailedTests: 0 })
    expect(report.numPassedTests).toBeGreaterThanOrEqual(8)
  })
})

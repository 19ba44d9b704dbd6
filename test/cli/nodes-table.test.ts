import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { nodesTable, withNodesTable } from '../../src/cli/nodes-table.js'
import { createCatalogue } from '../../src/definition/catalogue.js'

const catalogue = createCatalogue(nodes)

describe("README's table of nodes", () => {
  it('is up to date; npm run generate writes it', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    expect(readme).toBe(withNodesTable(readme, catalogue))
  })

  it('names every node once', () => {
    const table = nodesTable(catalogue)
    for (const { type } of nodes) expect(table.split(`\`${type}\``)).toHaveLength(2)
  })

  it('needs its place', () => {
    expect(() => withNodesTable('# Title', catalogue)).toThrow('expected the lines <!-- nodes:start')
  })
})

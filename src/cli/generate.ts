import { readdir, readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nodes } from '../../nodes/index.js'
import { builtGraphs } from '../../playground/graphs/build/index.js'
import { createCatalogue } from '../definition/catalogue.js'
import { formatFinding } from '../definition/problem.js'
import { readGraph } from '../graph/read.js'
import { graphSchema } from '../graph/schema.js'
import { writeGraph } from '../graph/write.js'
import { withNodesTable } from './nodes-table.js'

// Writes what derives from the nodes: the table in README.md, the gallery's long graphs, the parameters that its others leave out and, with
// `--schema FILE`, the JSON Schema of a graph. With `--check` it writes nothing and ends with 1 where a file is out of date.
const { values } = parseArgs({ options: { schema: { type: 'string' }, check: { type: 'boolean' } } })
const catalogue = createCatalogue(nodes)
const gallery = resolve(import.meta.dirname, '../../playground/graphs')
const readme = resolve(import.meta.dirname, '../../README.md')

const wanted = new Map([[readme, withNodesTable(await readFile(readme, 'utf8'), catalogue)]])
for (const file of await readdir(gallery)) {
  if (!file.endsWith('.json')) continue
  const path = resolve(gallery, file)
  wanted.set(path, complete(path, await readFile(path, 'utf8')))
}
for (const [name, build] of Object.entries(builtGraphs)) {
  const path = resolve(gallery, `${name}.json`)
  wanted.set(path, complete(path, JSON.stringify(build())))
}
if (values.schema !== undefined) wanted.set(values.schema, `${JSON.stringify(graphSchema(catalogue), null, 2)}\n`)

for (const [path, text] of wanted) {
  const present = await readFile(path, 'utf8').catch(() => null)
  if (present === text) continue
  if (values.check === true) {
    process.stderr.write(`${path}: expected what npm run generate writes, received something else\n`)
    process.exitCode = 1
  } else await writeFile(path, text)
}

/** The graph with every parameter. @throws Error where the text is no graph */
function complete(path: string, text: string): string {
  const { graph, problems } = readGraph(text, catalogue)
  if (problems) throw new Error(`${path}: ${problems.map(formatFinding).join('; ')}`)
  return writeGraph(graph, catalogue)
}

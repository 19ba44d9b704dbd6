import type { Catalogue } from '../definition/catalogue.js'
import { categories } from '../definition/node.js'

const start = '<!-- nodes:start -->'
const end = '<!-- nodes:end -->'

/** The catalogue as a table in Markdown: category, type and summary, in the order of the palette. */
export function nodesTable(catalogue: Catalogue): string {
  const rows = categories.flatMap((category) =>
    [...catalogue.nodes.values()]
      .filter((node) => node.category === category)
      .map(({ type, doc }, index) => `| ${index === 0 ? category : ''} | \`${type}\` | ${escapeCell(doc.summary)} |`),
  )
  return ['| category | node | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}

/** A text with the table between its markers. @throws Error for a text without them */
export function withNodesTable(text: string, catalogue: Catalogue): string {
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`README.md: expected the lines ${start} and ${end}`)
  return `${text.slice(0, from + start.length)}\n${nodesTable(catalogue)}\n${text.slice(to)}`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}

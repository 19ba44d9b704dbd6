import type { Catalogue } from '../../src/definition/catalogue.js'
import { formatFinding, type Problem } from '../../src/definition/problem.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'

/** A larger file is refused before any of it is read: the page would stand still. */
export const largestFile = 64 * 1024 * 1024

export type Opened = { readonly graph: Graph } | { readonly refusal: string }

/** The graph in a text, or one sentence that says why there is none and where. */
export function readText(text: string, name: string, catalogue: Catalogue): Opened {
  const { graph, problems } = readGraph(text, catalogue)
  return graph ? { graph } : { refusal: `${name} was not opened. ${describeProblems(problems)}` }
}

/** The text of a file, or why it is not read. */
export async function readFileText(file: File): Promise<{ readonly text: string } | { readonly refusal: string }> {
  if (file.size > largestFile) {
    const size = `${Math.round(file.size / 1024 / 1024)} MiB`
    return {
      refusal: `${file.name} was not opened. Its size: expected at most ${largestFile / 1024 / 1024} MiB, received ${size}`,
    }
  }
  try {
    return { text: await file.text() }
  } catch {
    return { refusal: `${file.name} was not opened: the browser could not read it` }
  }
}

function describeProblems([first, ...others]: readonly Problem[]): string {
  if (!first) return 'It holds no graph'
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return `${formatFinding(first)}${more}`
}

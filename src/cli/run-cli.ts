import { parseArgs } from 'node:util'
import type { Catalogue } from '../definition/catalogue.js'
import { NodeError, type Problem } from '../definition/problem.js'
import { GraphError } from '../engine/graph-error.js'
import { createChecker } from '../graph/check.js'
import { printProblems } from './commands/check.js'
import { printNodes } from './commands/nodes.js'
import { printSummary } from './commands/summary.js'
import { formatProblem } from './format-problem.js'
import { readGraphFile } from './read-files.js'
import type { ExitStatus, Terminal } from './terminal.js'
import { usage, UsageError } from './usage.js'

const runOptions = {
  feed: { type: 'string', multiple: true },
  fetch: { type: 'string', multiple: true },
  weights: { type: 'string' },
  training: { type: 'boolean' },
  batch: { type: 'string' },
  backend: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Carries out one call of the command line with the nodes of a catalogue. Never throws for what a person can cause. */
export async function runCli(given: readonly string[], catalogue: Catalogue, terminal: Terminal): Promise<ExitStatus> {
  try {
    return await dispatch(given, catalogue, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.error(`${error.message}\n`)
      return 2
    }
    if (error instanceof GraphError) return refuse(error.problems, terminal)
    if (error instanceof NodeError) return refuse([error.problem], terminal)
    throw error
  }
}

function refuse(problems: readonly Problem[], terminal: Terminal): ExitStatus {
  for (const problem of problems) terminal.error(formatProblem(problem))
  return 1
}

async function dispatch(given: readonly string[], catalogue: Catalogue, terminal: Terminal): Promise<ExitStatus> {
  const [command, ...rest] = given
  switch (command) {
    case 'nodes':
      return printNodes(catalogue, parse(rest, { json: { type: 'boolean' } }, 0).values.json === true, terminal)
    case 'check':
    case 'summary':
    case 'run':
      return runOnGraph(command, rest, catalogue, terminal)
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      terminal.out(usage)
      return 0
    default:
      throw new UsageError(`expected nodes, check, summary or run, received ${command} (rete-tfjs --help)`)
  }
}

async function runOnGraph(
  command: 'check' | 'summary' | 'run',
  given: readonly string[],
  catalogue: Catalogue,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { values, positionals } = parse(given, command === 'run' ? runOptions : {}, 1)
  const graph = await readGraphFile(positionals[0] ?? '', catalogue)
  const report = createChecker(catalogue).check(graph)
  if (command === 'check') return printProblems(report, terminal)
  if (command === 'summary') return printSummary(graph, report, terminal)
  if (report.isRunnable) {
    // Only a run loads TensorFlow.js.
    const { runGraph } = await import('./commands/run.js')
    return runGraph(graph, report, catalogue, values, terminal)
  }
  const problems = report.problems.filter(({ severity }) => severity === 'problem')
  return refuse(problems, terminal)
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

function parse<O extends Options>(args: readonly string[], options: O, count: number) {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  if (parsed.positionals.length === count) return parsed
  throw new UsageError(`expected ${count === 0 ? 'no file' : 'one file'}, received ${parsed.positionals.length}`)
}

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
import type { OpenedGraph } from './opened-graph.js'
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

const trainOptions = {
  trainer: { type: 'string', multiple: true },
  epochs: { type: 'string' },
  seed: { type: 'string' },
  weights: { type: 'string' },
  backend: { type: 'string' },
  out: { type: 'string' },
  record: { type: 'string' },
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
  const isAskedForHelp = given.some((word) => word === '--help' || word === '-h')
  switch (isAskedForHelp ? 'help' : command) {
    case 'nodes':
      return printNodes(catalogue, parse(rest, { json: { type: 'boolean' } }, 0).values.json === true, terminal)
    case 'check':
    case 'summary': {
      const { graph, report } = await open(parse(rest, {}, 1).positionals, catalogue)
      return command === 'check' ? printProblems(report, terminal) : printSummary(graph, report, terminal)
    }
    // Only these two load TensorFlow.js.
    case 'run': {
      const { values, positionals } = parse(rest, runOptions, 1)
      const opened = await openRunnable(positionals, catalogue)
      const { runGraph } = await import('./commands/run.js')
      return runGraph(opened, catalogue, values, terminal)
    }
    case 'train': {
      const { values, positionals } = parse(rest, trainOptions, 1)
      const opened = await openRunnable(positionals, catalogue)
      const { trainGraph } = await import('./commands/train.js')
      return trainGraph(opened, catalogue, values, terminal)
    }
    case undefined:
    case 'help':
      terminal.out(usage)
      return 0
    default:
      throw new UsageError(`expected nodes, check, summary, run or train, received ${command} (rete-tfjs --help)`)
  }
}

/** The graph of a file, with what the checker knows of it. */
async function open([path = '']: readonly string[], catalogue: Catalogue): Promise<OpenedGraph> {
  const graph = await readGraphFile(path, catalogue)
  return { path, graph, report: createChecker(catalogue).check(graph) }
}

/** The same. @throws GraphError for one with problems */
async function openRunnable(paths: readonly string[], catalogue: Catalogue) {
  const opened = await open(paths, catalogue)
  const { isRunnable, problems } = opened.report
  if (isRunnable) return opened
  throw new GraphError(problems.filter(({ severity }) => severity === 'problem'))
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

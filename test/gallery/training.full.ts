import { afterAll, describe, expect, it } from 'vitest'
import { formatTable } from '../../src/cli/table.js'
import type { Figures } from '../../src/graph/training.js'
import { quartilesOf } from '../bench/statistics.js'
import { call } from '../cli/call.js'
import { formatGoal, type Goal, isReached, type TrainedGraph, trainedGraphs } from './trained-graphs.js'

/** One epoch, as `--json` prints it. */
interface EpochLine {
  readonly epoch: number
  readonly training: Figures
  readonly validation: Figures | null
}

/** The figures that each Trainer ends with, trained one after the other from one seed. */
async function trainAll({ file, goals }: TrainedGraph, seed: number): Promise<ReadonlyMap<string, Figures>> {
  const trainers = [...new Set(goals.map(({ trainer }) => trainer))]
  const named = trainers.flatMap((trainer) => ['--trainer', trainer])
  const { status, out, error } = await call(['train', file, '--json', '--seed', `${seed}`, ...named])
  expect([status, error]).toEqual([0, expect.stringMatching(/^((completed|earlyStopping): .*\n)+$/)])
  const runs: EpochLine[][] = []
  for (const text of out.trim().split('\n')) {
    const line = JSON.parse(text) as EpochLine
    if (line.epoch === 1) runs.push([])
    runs.at(-1)!.push(line)
  }
  expect(runs).toHaveLength(trainers.length)
  const endings = error.trim().split('\n')
  return new Map(trainers.map((trainer, index) => [trainer, finalFigures(runs[index]!, endings[index]!)]))
}

/** Those of the weights that a run leaves: of its last epoch, or of the best one where that was restored. */
function finalFigures(epochs: readonly EpochLine[], ending: string): Figures {
  const best = /best in epoch (\d+), whose weights were restored$/.exec(ending)?.[1]
  const { training, validation } = best === undefined ? epochs.at(-1)! : epochs[Number(best) - 1]!
  return validation ?? training
}

const rows: string[][] = [['graph', 'figure', 'reached', 'seconds']]
afterAll(() => console.log(formatTable(rows, [3])))

/** Trains with as many seeds as the goals ask for, from that of the graph on. */
async function reach(graph: TrainedGraph): Promise<readonly (readonly [Goal, number])[]> {
  const started = performance.now()
  const bySeed: ReadonlyMap<string, Figures>[] = []
  for (let index = 0; index < Math.max(...graph.goals.map(({ seeds = 1 }) => seeds)); index++) {
    bySeed.push(await trainAll(graph, graph.seed + index))
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return graph.goals.map((goal, place) => {
    const reached = bySeed.slice(0, goal.seeds ?? 1).map((figures) => figures.get(goal.trainer)?.[goal.figure] ?? NaN)
    const { median } = quartilesOf(reached)
    const all = reached.length > 1 ? ` (median of ${reached.map((value) => value.toFixed(4)).join(', ')})` : ''
    rows.push([graph.name, formatGoal(goal), `${median.toFixed(4)}${all}`, place === 0 ? seconds : ''])
    return [goal, median] as const
  })
}

describe('the gallery graphs train from the command line to what they promise', () => {
  it.each(trainedGraphs)('$name', async (graph) => {
    for (const [goal, reached] of await reach(graph)) {
      expect(isReached(goal, reached), `${formatGoal(goal)}, received ${reached}`).toBe(true)
    }
  })
})

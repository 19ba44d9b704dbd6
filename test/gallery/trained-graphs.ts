import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a gallery graph promises in its `meta.trains`: a figure on the held out examples after the last epoch of a Trainer. */
export interface Goal {
  readonly trainer: string
  /** The name of a figure in the record: `loss`, or the id of a loss or a metric. */
  readonly figure: string
  readonly atLeast?: number
  readonly atMost?: number
  /** Of how many seeds the median counts; by default 1, that of the graph. */
  readonly seeds?: number
}

export interface TrainedGraph {
  readonly name: string
  readonly file: string
  readonly seed: number
  readonly description: string
  readonly goals: readonly Goal[]
}

/** A gallery graph, as far as it is read here. */
interface GalleryFile {
  readonly seed: number
  readonly meta: { readonly description?: string; readonly trains?: readonly Goal[] }
}

const folder = join(import.meta.dirname, '../../playground/graphs')

/** The gallery graphs that are there to be trained. */
export const trainedGraphs: readonly TrainedGraph[] = readdirSync(folder).flatMap((entry) => {
  if (!entry.endsWith('.json')) return []
  const file = join(folder, entry)
  const { seed, meta } = JSON.parse(readFileSync(file, 'utf8')) as GalleryFile
  const { description = '', trains: goals = [] } = meta
  return goals.length === 0 ? [] : [{ name: entry.replace('.json', ''), file, seed, description, goals }]
})

/** `accuracy >= 0.97`. */
export function formatGoal({ trainer, figure, atLeast, atMost }: Goal): string {
  return `${trainer}: ${figure} ${atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`}`
}

/** Whether a figure keeps what was promised. */
export function isReached({ atLeast = -Infinity, atMost = Infinity }: Goal, reached: number): boolean {
  return reached >= atLeast && reached <= atMost
}

import { shallowRef, type ShallowRef } from 'vue'
import { createTrainingRun, isGoingOn, type TrainingRun } from '../../src/vue/training/training-run.js'

/** The runs of the open graph, to be compared. */
export interface TrainingRuns {
  readonly list: Readonly<ShallowRef<readonly TrainingRun[]>>
  /** A run that is known already, or a new one with a name and a colour of its own. */
  add(id: string, trainer: string, label?: string): TrainingRun
  remove(run: TrainingRun): void
  /** Shows the runs of another graph; those of this one are there again when it is. */
  open(graph: string): void
  /** The open graph is known by another key from now on. */
  move(graph: string): void
}

/** More runs at once would only hide each other; those that end first go first. */
const most = 24

export function createTrainingRuns(graph: string): TrainingRuns {
  const list = shallowRef<readonly TrainingRun[]>([])
  const left = new Map<string, readonly TrainingRun[]>()
  let current = graph
  let count = 0

  return {
    list,
    add(id, trainer, label) {
      const known = list.value.find((run) => run.id === id)
      if (known) return known
      count = list.value.length === 0 ? 1 : count + 1
      const run = createTrainingRun({ id, trainer, label: label ?? `Run ${count}`, colour: count - 1 })
      const kept = [...list.value, run]
      const superfluous = kept.filter((other) => !isGoingOn(other)).slice(0, Math.max(0, kept.length - most))
      list.value = kept.filter((other) => !superfluous.includes(other))
      return run
    },
    remove: (run) => void (list.value = list.value.filter((other) => other !== run)),
    open(next) {
      left.set(current, list.value)
      current = next
      list.value = left.get(next) ?? []
    },
    move: (next) => void (current = next),
  }
}

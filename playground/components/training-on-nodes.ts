import { computed, type ComputedRef } from 'vue'
import type { ActivationStatistics } from '../../src/graph/training.js'
import type { NodeTraining, TrainingCommandName } from '../../src/vue/index.js'
import type { Session } from '../session/session.js'
import { trainingCommands } from './training-commands.js'
import type { Workspace } from './workspace.js'

export interface TrainingOnNodes {
  /** What each Trainer shows, by its id. */
  readonly trainings: ComputedRef<ReadonlyMap<string, NodeTraining>>
  /** How the activations did in the last epoch that collected it, by the id of their node. */
  readonly activations: ComputedRef<ReadonlyMap<string, ActivationStatistics>>
}

const inNode: readonly TrainingCommandName[] = ['step', 'stop']

/** What nodes on the canvas show of training. */
export function trainingOnNodes(session: Session, workspace: Workspace): TrainingOnNodes {
  const { training } = session
  return {
    trainings: computed(
      () =>
        new Map(
          training.trainers.value.map(({ id }): [string, NodeTraining] => {
            const commands = trainingCommands(session, workspace, id)
            const shown = commands.filter(({ name }, index) => index === 0 || inNode.includes(name))
            return [id, { run: training.lastOf(id), commands: shown }]
          }),
        ),
    ),
    activations: computed(() => {
      const statistics = training.runs.value.findLast((run) => run.statistics.length > 0)?.statistics.at(-1)
      const found = new Map<string, ActivationStatistics>()
      for (const [path, activation] of Object.entries(statistics?.activations ?? {})) {
        // What stands inside a composite counts for the node that stands for it: the worst of them.
        const [id = path] = path.split('/')
        const known = found.get(id)
        if (!known || worst(activation) > worst(known)) found.set(id, activation)
      }
      return found
    }),
  }
}

function worst({ dead, saturated }: ActivationStatistics): number {
  return Math.max(dead, saturated)
}

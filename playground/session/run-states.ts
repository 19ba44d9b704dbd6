import { shallowRef, type ShallowRef } from 'vue'
import { formatFinding, type Problem } from '../../src/definition/problem.js'
import type { Graph } from '../../src/graph/graph.js'
import type { RunProgress } from '../../src/graph/run.js'
import type { NodeRunState } from '../../src/vue/index.js'

type States = ReadonlyMap<string, NodeRunState>

export interface RunStates {
  readonly all: Readonly<ShallowRef<States>>
  /** The run has come to this node. */
  reach(progress: RunProgress): void
  /** The run has ended well: every node is done, with its time where it was measured. */
  finish(graph: Graph, times: ReadonlyMap<string, number>): void
  /** No node runs any more. */
  end(): void
  fail(problem: Problem): void
  restore(states: States): void
  clear(): void
}

/** How far each node of the open graph has come. What runs inside a composite counts for the node that stands for it. */
export function createRunStates(): RunStates {
  const all = shallowRef<States>(new Map())

  function withoutRunning(): Map<string, NodeRunState> {
    return new Map([...all.value].map(([id, state]) => [id, state.status === 'running' ? { status: 'done' } : state]))
  }

  return {
    all,
    reach({ node }) {
      const id = outermost(node)
      if (all.value.get(id)?.status === 'running') return
      all.value = withoutRunning().set(id, { status: 'running' })
    },
    finish(graph, times) {
      const sums = new Map<string, number>()
      for (const [path, time] of times) sums.set(outermost(path), (sums.get(outermost(path)) ?? 0) + time)
      all.value = new Map(
        graph.nodes.map(({ id }): [string, NodeRunState] => {
          const milliseconds = sums.get(id)
          return [id, { status: 'done', ...(milliseconds !== undefined && { milliseconds }) }]
        }),
      )
    },
    end: () => void (all.value = withoutRunning()),
    fail(problem) {
      if (problem.node === null) return
      all.value = new Map(all.value).set(outermost(problem.node), { status: 'failed', error: formatFinding(problem) })
    },
    restore: (states) => void (all.value = states),
    clear: () => void (all.value = new Map()),
  }
}

/** `encoder/conv1` stands in the node `encoder` of the open graph. */
function outermost(path: string): string {
  return path.split('/', 1)[0]!
}

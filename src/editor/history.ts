import type { Graph } from '../graph/graph.js'

/** Marks the changes of one edit (a slider being dragged, a run of key presses): together they are one step to undo. */
export type EditSession = symbol

/** One step: the graph before and after it. Both share all that the step did not touch. */
export interface Step {
  /** What was done, for a menu: `move 3 nodes`. */
  readonly label: string
  readonly before: Graph
  readonly after: Graph
  readonly session: EditSession | null
}

/** Steps beyond this many nodes and wires in all are forgotten, the oldest first: it bounds the memory of huge graphs. */
const capacity = 4_000_000

/** What can be undone and redone. Graphs are immutable, so that undoing is putting an earlier one back. */
export class History {
  private readonly done: Step[] = []
  private undone: Step[] = []
  private size = 0

  /** The step that `undo` would take back. */
  get undoable(): Step | null {
    return this.done.at(-1) ?? null
  }

  /** The step that `redo` would do again. */
  get redoable(): Step | null {
    return this.undone.at(-1) ?? null
  }

  /** Keeps a step; one of the session that the last step belongs to becomes part of it. */
  push(step: Step): void {
    const last = this.done.at(-1)
    this.undone = []
    if (last && step.session !== null && last.session === step.session) {
      this.done[this.done.length - 1] = { ...last, after: step.after }
      return
    }
    this.done.push(step)
    this.size += sizeOf(step)
    while (this.size > capacity && this.done.length > 1) this.size -= sizeOf(this.done.shift()!)
  }

  /** Takes the last step back. */
  undo(): Step | null {
    const step = this.done.pop()
    if (!step) return null
    this.undone.push(step)
    this.size -= sizeOf(step)
    return step
  }

  /** Does the last step that was taken back again. */
  redo(): Step | null {
    const step = this.undone.pop()
    if (!step) return null
    this.done.push(step)
    this.size += sizeOf(step)
    return step
  }

  /** Takes the step of an abandoned edit back for good; `null` where that edit has changed nothing. */
  abandon(session: EditSession): Step | null {
    if (this.done.at(-1)?.session !== session) return null
    const step = this.done.pop()!
    this.size -= sizeOf(step)
    return step
  }

  /** Replaces what the last step led to, where somebody else had the last word about it. */
  amend(after: Graph): void {
    const last = this.done.at(-1)
    if (last) this.done[this.done.length - 1] = { ...last, after }
  }

  clear(): void {
    this.done.length = 0
    this.undone = []
    this.size = 0
  }
}

function sizeOf({ after }: Step): number {
  return after.nodes.length + after.connections.length + 1
}

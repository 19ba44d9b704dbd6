import { negate } from '../operations/elementwise/negate.js'
import type { RunProgress } from '../graph/run.js'
import type { Backend } from './backend.js'
import type { Pace } from './pace.js'
import type { Plan } from './plan.js'

/** Follows a run: how far it is, and how long each node takes. */
export class RunClock {
  /** Milliseconds by node path. */
  readonly times = new Map<string, number>()
  readonly #plan: Plan
  readonly #backend: Backend
  readonly #isTimed: boolean
  #step = -1
  #mark = performance.now()

  constructor(plan: Plan, backend: Backend, isTimed: boolean) {
    this.#plan = plan
    this.#backend = backend
    this.#isTimed = isTimed
  }

  get progress(): RunProgress {
    const { nodes, nodesDone, executable } = this.#plan
    const next = executable.program.steps[this.#step + 1]
    return { done: nodesDone[this.#step] ?? 0, total: nodes.length, node: next?.node ?? '' }
  }

  start(): void {
    this.#mark = performance.now()
  }

  /** A step has ended. On a backend that answers later this waits for it where times are asked for. */
  stepDone(index: number, now: number, pace: Pace): Promise<void> | undefined {
    this.#step = index
    if (!this.#isTimed) return undefined
    if (this.#backend.isAsynchronous) return waitForAll(this.#backend).then(() => this.#add(performance.now(), pace))
    this.#add(now, pace)
    return undefined
  }

  #add(now: number, { resumed }: Pace): void {
    const node = this.#plan.executable.program.steps[this.#step]?.node ?? ''
    const time = now - Math.max(this.#mark, resumed)
    this.#mark = now
    if (node !== '') this.times.set(node, (this.times.get(node) ?? 0) + time)
  }
}

/** Settles when the backend has done all that was asked of it: reading a result waits for what came before. */
async function waitForAll(backend: Backend): Promise<void> {
  const zero = backend.upload({ dtype: 'float32', shape: [1], data: new Float32Array(1) })
  const [result] = backend.execute(negate, [zero], {})
  backend.dispose(zero)
  if (!result) return
  try {
    await backend.read(result)
  } finally {
    backend.dispose(result)
  }
}

import { type Ref, watch } from 'vue'
import type { Graph } from '../../src/graph/graph.js'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Preferences } from './preferences.js'
import type { Running } from './running.js'
import { isSameComputation } from './same-computation.js'

/** A graph that ran within this time runs again by itself. */
const quick = 300
/** A first run also loads the data, makes the weights and prepares what computes: one that took less than this may well be quick the next time. */
const quickAtFirst = 3000
/** How long the edits must pause: short enough that a curve follows a slider. */
const pause = 40

/** Whether the last run was quick enough to run again without being asked. */
export function isQuick({ result, problems }: Running): boolean {
  return result.value !== null && result.value.milliseconds < quick && problems.value.length === 0
}

/** Runs a graph whose last run was quick again after each edit that changes what it computes, if the person wants that. */
export function startAutoRun(
  document: GraphDocument,
  running: Running,
  { isAutoRun, mode }: Preferences,
  batch: Readonly<Ref<number>>,
): void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isWaiting = false

  async function run(): Promise<void> {
    timer = null
    if (running.isRunning.value) {
      // The edit is picked up when this run has ended, so that a moving slider shows every run that it can.
      isWaiting = true
      return
    }
    await running.run()
    if (isWaiting) schedule()
  }

  function schedule(): void {
    isWaiting = false
    timer ??= setTimeout(() => void run(), pause)
  }

  function consider(isOther: boolean): void {
    if (isOther && isAutoRun.value && isQuick(running)) schedule()
  }

  document.onChange(({ graph, previous }: { graph: Graph; previous: Graph }) =>
    consider(!isSameComputation(graph, previous)),
  )
  watch([mode, batch], () => consider(true))
  watch(running.result, (result, before) => {
    if (result && !before && !isQuick(running) && result.milliseconds < quickAtFirst) void running.refresh()
  })
}

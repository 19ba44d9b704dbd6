import type { Running } from './running.js'

export interface Refreshing {
  /** Has the views follow the weights before long. */
  soon(): void
}

/** Small networks end many epochs a second: their views follow a few times a second, so that the training keeps its time. */
const pause = 300

/** Runs the graph again and again while it is trained, one run at a time. */
export function createRefreshing(running: Running): Refreshing {
  let isGoing = false
  let isWanted = false

  async function refresh(): Promise<void> {
    isGoing = true
    while (isWanted) {
      isWanted = false
      await running.refresh()
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    isGoing = false
  }

  return {
    soon() {
      isWanted = true
      if (!isGoing) void refresh()
    },
  }
}

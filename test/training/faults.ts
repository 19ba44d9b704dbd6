import { createEngineClient, type EngineClient } from '../../src/worker/client.js'

export type Fault = 'loseWebgl' | 'fillStorage' | 'watchTimers' | 'timerCalls' | 'batchesBegun'

export interface BatchCounts {
  readonly atControl: number[]
  readonly atHalt: number[]
}

/** An engine in a worker that bad things can be done to. */
export interface FaultyEngine {
  readonly client: EngineClient
  /** Does it to the worker that runs now, and gives what it answers. */
  readonly inflict: (fault: Fault) => Promise<unknown>
  /** Ends the worker without a word to the client, as the browser does when it has no memory left. */
  readonly kill: () => void
}

export function startFaultyEngine(): FaultyEngine {
  let worker: Worker | undefined
  const client = createEngineClient(() => {
    worker = new Worker(new URL('./faulty-worker.ts', import.meta.url), { type: 'module' })
    return worker
  })
  return {
    client,
    inflict(fault) {
      const { port1, port2 } = new MessageChannel()
      const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)))
      worker?.postMessage({ fault }, [port2])
      return answer
    },
    kill: () => worker?.terminate(),
  }
}

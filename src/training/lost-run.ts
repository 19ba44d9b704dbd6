import { BackendLostError } from '../engine/backend-lost.js'
import type { RunState } from './run-state.js'

/**
 * What a person should hear when a run has failed: where the device was lost, also where the run stands and how to go on with it. `keptStep` is that of the
 * last checkpoint, `null` where there is none.
 */
export function describeFailedRun(
  error: unknown,
  { position, record }: Pick<RunState, 'position' | 'record'>,
  keptStep: number | null,
): unknown {
  if (!(error instanceof BackendLostError)) return error
  const again =
    keptStep === null
      ? `no checkpoint was kept${record.run === null ? ', since the run has no name' : ''}: start afresh`
      : `go on from the last checkpoint, which is of step ${keptStep}`
  return new Error(`${error.message}; training stands at step ${position.step}; ${again}`, { cause: error })
}

import { beginEdit } from '../../editor/document.js'
import type { EditSession } from '../../editor/history.js'

/** A run of presses of an arrow key, or a drag: one session, so that it is one step to undo. It ends when the field is left. */
export function useStepping() {
  let session: EditSession | null = null
  return {
    /** The session of the run that is under way; begins one. */
    current: (): EditSession => (session ??= beginEdit()),
    /** The session to give up, if a run is under way. */
    take(): EditSession | null {
      const taken = session
      session = null
      return taken
    },
    end(): void {
      session = null
    },
  }
}

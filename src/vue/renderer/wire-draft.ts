import type { WireEnd } from '../../editor/candidates.js'
import type { Point } from '../../editor/geometry.js'
import type { Connection, PortReference } from '../../graph/graph.js'

/** A wire that is being made, by pointer or by keyboard. */
export interface WireDraft {
  /** The end that is fixed. */
  readonly end: WireEnd
  /** Where the free end is, on the canvas. */
  readonly free: Point
  /** The port that would be wired; `null` for none. */
  readonly target: PortReference | null
  /** The ports that can be wired, by `portKey`. */
  readonly candidates: ReadonlySet<string>
  /** The wire that was taken off its input; it goes when the draft is dropped elsewhere. */
  readonly detached: Connection | null
  /** Why the port under the pointer cannot be wired. */
  readonly refusal: string | null
}

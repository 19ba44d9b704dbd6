import type { AreaPlugin } from 'rete-area-plugin'
import type { Catalogue } from '../../definition/catalogue.js'
import type { Finding } from '../../definition/problem.js'
import type { Summary } from '../../definition/summary.js'
import type { GraphDocument } from '../../editor/document.js'
import type { WireEnd } from '../../editor/candidates.js'
import type { Point } from '../../editor/geometry.js'
import type { Schemes } from '../../editor/node.js'
import type { Selection } from '../../editor/selection.js'
import type { Graph } from '../../graph/graph.js'
import type { GraphReport } from '../../graph/report.js'
import type { ActivationStatistics } from '../../graph/training.js'
import type { NodeTraining } from '../training/node-training.js'
import type { FileKeeping } from '../controls/file-keeping.js'
import type { CanvasSignals } from './signals.js'

/** How far a node has come in the current or last run. */
export interface NodeRunState {
  readonly status: 'idle' | 'running' | 'done' | 'failed'
  /** How long its operations took, where it is known. */
  readonly milliseconds?: number
  /** Why it failed. */
  readonly error?: string
}

/** What dragging on empty canvas does. The other one is reached with Shift. */
export type CanvasMode = 'pan' | 'select'

/** A wire that was let go over empty canvas: the place to offer nodes that fit (`nodesFitting`, `addWiredNode`). */
export interface DroppedWire {
  readonly end: WireEnd
  /** Where, on the canvas and in the window. */
  readonly canvas: Point
  readonly client: Point
}

export interface GraphEditorOptions {
  readonly catalogue: Catalogue
  /** The graph to open; by default an empty one. Not with `document`. */
  readonly graph?: Graph
  /** A document that exists already; by default a new one. */
  readonly document?: GraphDocument
  /** By default `pan`. */
  readonly mode?: CanvasMode
  /** Keeps the files that a person chooses in nodes; by default only their names and hashes are noted. */
  readonly files?: FileKeeping
  /** What a screen reader calls the canvas, by default `Graph`. */
  readonly label?: string
}

/** A graph editor in a page. Every function that gives `() => void` returns a function that ends the subscription. */
export interface GraphEditor {
  readonly document: GraphDocument
  readonly area: AreaPlugin<Schemes, CanvasSignals>
  readonly selection: Selection

  /** Shows what checking found out: shapes on wires, broken wires, problems and hints on nodes. */
  setReport(report: GraphReport | null): void
  /** Shows how far each node has come; nodes that are not named are idle. */
  setRunStates(states: ReadonlyMap<string, NodeRunState>): void
  /** Shows how far one node has come. */
  setRunState(id: string, state: NodeRunState): void
  /** Shows in each view node what it last summarized; a node that is not named shows nothing. */
  setSummaries(summaries: ReadonlyMap<string, Summary>): void
  /** Shows in each Trainer its run and its buttons; what goes on in the run is followed by itself. */
  setTrainings(trainings: ReadonlyMap<string, NodeTraining>): void
  /** Shows on each node that has an activation how it did; a node that is not named shows nothing. */
  setActivations(activations: ReadonlyMap<string, ActivationStatistics>): void

  setMode(mode: CanvasMode): void
  /** Brings these nodes, by default all, into view. */
  fit(ids?: Iterable<string>): Promise<void>
  /** Zooms around the middle of the view. */
  zoomBy(factor: number): Promise<void>
  /** The zoom: 1 is one CSS pixel a canvas unit. */
  zoom(): number
  /** Pans so that a point of the canvas is in the middle, if it is not comfortably in view. */
  show(at: Point): Promise<void>
  /** Brings a node to the middle of the view, selects and focuses it: for a list of problems. */
  reveal(id: string): Promise<void>
  /** Opens the label of a node for typing. */
  rename(id: string): void
  /** From window coordinates to those of the canvas. */
  toCanvas(client: Point): Point
  /** The middle of the view, in canvas coordinates. */
  middle(): Point

  /** The selected nodes as text for a clipboard; `null` for none. */
  copy(): string | null
  cut(): string | null
  /** Adds the nodes that a text holds, around a place, by default the middle of the view. Gives why not, with the graph unchanged. */
  paste(text: string, around?: Point): Finding | null
  duplicate(): void
  removeSelected(): void
  selectAll(): void

  /** Has a screen reader say this. */
  announce(text: string): void
  onWireDropped(listener: (wire: DroppedWire) => void): () => void
  onBackgroundDoubleClick(listener: (at: { readonly canvas: Point; readonly client: Point }) => void): () => void
  /** A wire was clicked twice: the place for a probe. */
  onWireDoubleClick(
    listener: (wire: { readonly from: readonly [string, string]; readonly client: Point }) => void,
  ): () => void
  /** Pan or zoom have changed. */
  onViewChange(listener: () => void): () => void

  /** Removes everything from the page. The document stays usable. */
  destroy(): void
}

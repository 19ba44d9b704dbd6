import { shallowReactive, shallowRef } from 'vue'
import type { Summary } from '../../definition/summary.js'
import type { Point, Rectangle } from '../../editor/geometry.js'
import type { Selection } from '../../editor/selection.js'
import type { Connection } from '../../graph/graph.js'
import type { GraphReport } from '../../graph/report.js'
import type { ActivationStatistics } from '../../graph/training.js'
import type { NodeRunState } from './api.js'
import { idle, type NodeState, showReport } from '../node/node-state.js'
import type { NodeTraining } from '../training/node-training.js'
import type { WireDraft } from './wire-draft.js'

/** All that is shown of a wire, beside what the nodes at its ends know. */
export interface WireState {
  /** The id of Rete's connection. */
  readonly id: string
  readonly source: string
  readonly sourceOutput: string
  readonly target: string
  readonly targetInput: string
  /** The wire of the graph; `null` for one that somebody else's connection plugin is drawing. */
  readonly connection: Connection | null
  /** Given for an end that hangs in the air. */
  start: Point | null
  end: Point | null
  isSelected: boolean
}

/**
 * What the canvas shows. One object for the renderer, the interactions and the components. What is known of nodes is kept here, since it may be
 * known before they are drawn.
 */
export class CanvasState {
  readonly nodes = new Map<string, NodeState>()
  readonly wires = shallowReactive(new Map<string, WireState>())
  /** The wire that is being made. */
  readonly draft = shallowRef<WireDraft | null>(null)
  /** The rectangle that is being drawn around nodes, on the canvas. */
  readonly marquee = shallowRef<Rectangle | null>(null)
  /** What a screen reader says next. */
  readonly announcement = shallowRef('')
  readonly selection: Selection
  private report: GraphReport | null = null
  private readonly runs = new Map<string, NodeRunState>()
  private summaries: ReadonlyMap<string, Summary> = new Map()
  private trainings: ReadonlyMap<string, NodeTraining> = new Map()
  private activations: ReadonlyMap<string, ActivationStatistics> = new Map()

  constructor(selection: Selection) {
    this.selection = selection
    selection.onChange(() => {
      for (const node of this.nodes.values()) this.showSelected(node)
      for (const wire of this.wires.values()) {
        wire.isSelected = wire.connection !== null && selection.connections.has(wire.connection)
      }
    })
  }

  /** Takes in a node that is drawn from now on, with all that is known of it. */
  add(state: NodeState): void {
    const { id } = state.node
    this.nodes.set(id, state)
    this.showSelected(state)
    showReport(state, this.report?.nodes.get(id) ?? null)
    state.run = this.runs.get(id) ?? idle
    state.summary = this.summaries.get(id) ?? null
    state.training = this.trainings.get(id) ?? null
    state.activation = this.activations.get(id) ?? null
  }

  setReport(report: GraphReport | null): void {
    this.report = report
    for (const [id, state] of this.nodes) showReport(state, report?.nodes.get(id) ?? null)
  }

  setRunStates(states: ReadonlyMap<string, NodeRunState>): void {
    this.runs.clear()
    for (const [id, run] of states) this.runs.set(id, run)
    for (const [id, state] of this.nodes) state.run = states.get(id) ?? idle
  }

  setRunState(id: string, run: NodeRunState): void {
    this.runs.set(id, run)
    const state = this.nodes.get(id)
    if (state) state.run = run
  }

  setSummaries(summaries: ReadonlyMap<string, Summary>): void {
    this.summaries = summaries
    for (const [id, state] of this.nodes) state.summary = summaries.get(id) ?? null
  }

  setTrainings(trainings: ReadonlyMap<string, NodeTraining>): void {
    this.trainings = trainings
    for (const [id, state] of this.nodes) state.training = trainings.get(id) ?? null
  }

  setActivations(activations: ReadonlyMap<string, ActivationStatistics>): void {
    this.activations = activations
    for (const [id, state] of this.nodes) state.activation = activations.get(id) ?? null
  }

  private showSelected(state: NodeState): void {
    state.isSelected = this.selection.nodes.has(state.node.id)
    state.node.selected = state.isSelected
  }
}

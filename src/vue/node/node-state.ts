import { shallowReactive } from 'vue'
import type { Problem } from '../../definition/problem.js'
import type { Summary } from '../../definition/summary.js'
import type { NodeLayout, Point } from '../../editor/geometry.js'
import type { EditorNode } from '../../editor/node.js'
import type { NodePorts } from '../../editor/ports.js'
import type { GraphNode } from '../../graph/graph.js'
import type { NodeReport } from '../../graph/report.js'
import type { ActivationStatistics } from '../../graph/training.js'
import type { NodeRunState } from '../renderer/api.js'
import type { NodeTraining } from '../training/node-training.js'

/** All that a node's component shows. Each member is replaced, never changed inside, so that only what differs is drawn again. */
export interface NodeState {
  readonly node: EditorNode
  model: GraphNode
  ports: NodePorts
  layout: NodeLayout
  position: Point
  isSelected: boolean
  /** Raised to open the label for typing. */
  renaming: number
  report: NodeReport | null
  problems: readonly Problem[]
  run: NodeRunState
  summary: Summary | null
  /** What a Trainer shows; `null` where nothing here can train. */
  training: NodeTraining | null
  /** How its activation did in the last epoch that collected it. */
  activation: ActivationStatistics | null
  /** The outputs with a wire that is too short for the shape on it: it stands in the node then. */
  tightOutputs: ReadonlySet<string>
  /** The wired ports, as `input.x`. */
  wired: ReadonlySet<string>
}

/** Nothing has run. */
export const idle: NodeRunState = { status: 'idle' }

const noProblems: readonly Problem[] = []

/** The state of a node, following its model until the returned function is called. */
export function followNode(node: EditorNode): { readonly state: NodeState; readonly stop: () => void } {
  const [x, y] = node.model.position
  const state = shallowReactive<NodeState>({
    node,
    model: node.model,
    ports: node.ports,
    layout: node.layout,
    position: { x, y },
    isSelected: node.selected ?? false,
    renaming: 0,
    report: null,
    problems: noProblems,
    run: idle,
    summary: null,
    training: null,
    activation: null,
    tightOutputs: new Set(),
    wired: new Set(),
  })
  const stop = node.subscribe(() => {
    state.model = node.model
    state.ports = node.ports
    state.layout = node.layout
  })
  return { state, stop }
}

/** Takes over what checking found out. A report that is the same object as before changes nothing. */
export function showReport(state: NodeState, report: NodeReport | null): void {
  if (state.report === report) return
  state.report = report
  state.problems = report && report.problems.length > 0 ? report.problems : noProblems
}

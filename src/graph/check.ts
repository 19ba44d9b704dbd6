import type { Catalogue } from '../definition/catalogue.js'
import { problem, type Problem } from '../definition/problem.js'
import { type NodeAnalysis, NodeAnalyzer, nothingKnown, type Situation } from './analyze-node.js'
import { areArrivalsEqual, type Arrival } from './arrivals.js'
import { describeCycle } from './check-structure.js'
import { expandGraph, type FlatGraph, type FlatNode } from './expand.js'
import type { Connection, Graph } from './graph.js'
import { sortTopologically } from './order.js'
import { readParamValues } from './param-values.js'
import { compositeType } from './ports.js'
import { type ReportedNode, reportGraph, reportNode, reportProblem } from './report-graph.js'
import type { GraphReport } from './report.js'
import { findWeights } from './weights-report.js'

/** Checks graphs one after the other and remembers what it found out about each node. */
export interface Checker {
  /** What is known of the graph before anything runs. Never throws because of the graph. */
  check(graph: Graph): GraphReport
}

/**
 * A checker for one open graph. Every node is traced with symbolic lengths (`batch`), and again only when its parameters or what
 * arrives at it have changed; a node without a change keeps its report, the same object.
 */
export function createChecker(catalogue: Catalogue): Checker {
  return new GraphChecker(catalogue)
}

interface Remembered {
  readonly situation: Situation
  readonly analysis: NodeAnalysis
}

class GraphChecker implements Checker {
  private readonly catalogue: Catalogue
  private readonly analyzer: NodeAnalyzer
  private remembered: ReadonlyMap<string, Remembered> = new Map()
  private reports: ReadonlyMap<string, ReportedNode> = new Map()

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
    this.analyzer = new NodeAnalyzer(catalogue)
  }

  check(graph: Graph): GraphReport {
    const expanded = expandGraph(graph)
    if ('problem' in expanded) return reportProblem({ ...expanded.problem, node: null })
    const { flat } = expanded
    const { order, cycle } = sortTopologically(
      flat.nodes.map(({ path }) => path),
      flat.connections,
    )
    const analyses = this.analyzeAll(flat, order)
    const onCycle: Problem[] = cycle
      ? [{ ...problem('cycle', 'connections', 'no cycle', describeCycle(cycle)), node: cycle[0] ?? null }]
      : []
    return this.report(flat, analyses, onCycle)
  }

  /** Every node after those that feed it; nodes on a cycle stay unknown. */
  private analyzeAll(flat: FlatGraph, order: readonly number[]): ReadonlyMap<string, NodeAnalysis> {
    const wires = wiresInto(flat.connections)
    const taken = takenLayers(flat, this.catalogue)
    const nodes = new Map(flat.nodes.map((node) => [node.path, node]))
    const analyses = new Map<string, NodeAnalysis>()
    const remembered = new Map<string, Remembered>()
    for (const index of order) {
      const node = flat.nodes[index]!
      const definition = this.catalogue.nodes.get(node.node.type)
      if (!definition) {
        analyses.set(node.path, this.analyzeUnknown(node))
        continue
      }
      const arrivals = (wires.get(node.path) ?? []).map((wire) => this.arrivalOf(wire, nodes, analyses))
      const params = readParamValues(definition, node.node.params, this.catalogue)
      const situation: Situation = { flat: node, definition, params, arrivals, isTaken: taken.has(node.path) }
      const analysis = this.recall(situation) ?? this.analyzer.analyze(situation)
      analyses.set(node.path, analysis)
      remembered.set(node.path, { situation, analysis })
    }
    this.remembered = remembered
    return analyses
  }

  private recall(situation: Situation): NodeAnalysis | null {
    const known = this.remembered.get(situation.flat.path)
    if (!known) return null
    const { flat, definition, params, arrivals, isTaken } = known.situation
    const isSame =
      definition === situation.definition &&
      params === situation.params &&
      isTaken === situation.isTaken &&
      flat.weightPath === situation.flat.weightPath &&
      areArrivalsEqual(arrivals, situation.arrivals)
    return isSame ? known.analysis : null
  }

  private analyzeUnknown({ node }: FlatNode): NodeAnalysis {
    const finding =
      node.type === compositeType
        ? problem('reference', 'composite', 'a composite of the graph', `"${node.composite ?? ''}"`)
        : problem('type', 'type', 'a type of node that is installed', `"${node.type}"`)
    return { ...nothingKnown, findings: [finding] }
  }

  private arrivalOf(
    { from, to }: Connection,
    nodes: ReadonlyMap<string, FlatNode>,
    analyses: ReadonlyMap<string, NodeAnalysis>,
  ): Arrival {
    const [path, port] = from
    const source = nodes.get(path)?.node
    const definition = source && this.catalogue.nodes.get(source.type)
    const producer = definition
      ? { definition, params: readParamValues(definition, source.params, this.catalogue).values }
      : null
    return { port: to[1], from, output: analyses.get(path)?.outputs[port] ?? null, producer }
  }

  private report(
    flat: FlatGraph,
    analyses: ReadonlyMap<string, NodeAnalysis>,
    problems: readonly Problem[],
  ): GraphReport {
    const found = findWeights(flat, analyses)
    const reports = new Map<string, ReportedNode>()
    for (const { path } of flat.nodes) {
      const analysis = analyses.get(path) ?? nothingKnown
      const known = this.reports.get(path) ?? null
      reports.set(
        path,
        reportNode(path, analysis, found.weights.get(path) ?? [], found.findings.get(path) ?? [], known),
      )
    }
    this.reports = reports
    return reportGraph(flat, reports, found.findings, problems)
  }
}

function wiresInto(connections: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const wires = new Map<string, Connection[]>()
  for (const connection of connections) {
    const others = wires.get(connection.to[0])
    if (others) others.push(connection)
    else wires.set(connection.to[0], [connection])
  }
  return wires
}

/** The nodes that others take unapplied and that nobody uses applied. */
function takenLayers({ nodes, connections }: FlatGraph, catalogue: Catalogue): ReadonlySet<string> {
  const types = new Map(nodes.map(({ path, node }) => [path, node.type]))
  const taken = new Set<string>()
  const applied = new Set<string>()
  for (const { from } of connections) {
    const port = catalogue.nodes.get(types.get(from[0]) ?? '')?.outputs[from[1]]
    const set = port?.kind === 'layer' ? taken : applied
    set.add(from[0])
  }
  return new Set([...taken].filter((path) => !applied.has(path)))
}

import type { Finding, Problem } from '../definition/problem.js'
import { addSizes, areShapesEqual, multiplySizes } from '../operations/size.js'
import type { Size } from '../operations/types.js'
import type { NodeAnalysis } from './analyze-node.js'
import { isProblem } from './apply-node.js'
import type { FlatComposite, FlatGraph } from './expand.js'
import type { CompositeReport, GraphReport, NodeReport, WeightReport, WireReport } from './report.js'

/** A node's report with what it was made from: where that is the same, so is the report. */
export interface ReportedNode {
  readonly analysis: NodeAnalysis
  readonly findings: readonly Finding[]
  readonly report: NodeReport
}

/** The report of a node; the known one where nothing has changed. */
export function reportNode(
  path: string,
  analysis: NodeAnalysis,
  weights: readonly WeightReport[],
  weightFindings: readonly Finding[],
  known: ReportedNode | null,
): ReportedNode {
  const findings = weightFindings.length === 0 ? analysis.findings : [...analysis.findings, ...weightFindings]
  const isSame = known?.analysis === analysis && weightFindings.length === 0 && known.findings === findings
  if (isSame && areWeightsEqual(known.report.weights, weights)) return known
  const report = {
    path,
    outputs: mapValues(analysis.outputs, ({ kind, type }): WireReport => ({ kind, type })),
    weights,
    parameters: weights.reduce((sum, { shape }) => sum + elements(shape), 0),
    multiplyAdds: analysis.multiplyAdds,
    problems: toProblems(path, findings),
  }
  return { analysis, findings, report }
}

function areWeightsEqual(a: readonly WeightReport[], b: readonly WeightReport[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, shape, isTrainable }, index) => {
      const other = b[index]!
      return name === other.name && isTrainable === other.isTrainable && areShapesEqual(shape, other.shape)
    })
  )
}

function elements(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1)
}

/** Each finding once, with its node. */
function toProblems(node: string, findings: readonly Finding[]): readonly Problem[] {
  const unique = new Map(findings.map((each) => [`${each.at}\n${each.expected}\n${each.received}`, { ...each, node }]))
  return [...unique.values()]
}

/** The report of the whole graph. */
export function reportGraph(
  flat: FlatGraph,
  reported: ReadonlyMap<string, ReportedNode>,
  weightFindings: ReadonlyMap<string, readonly Finding[]>,
  graphProblems: readonly Problem[],
): GraphReport {
  const nodes = new Map([...reported].map(([path, { report }]) => [path, report]))
  const composites = reportComposites(flat, nodes, weightFindings)
  const problems = [
    ...graphProblems,
    ...[...composites.values()].flatMap((report) => report.problems),
    ...[...nodes.values()].flatMap((report) => report.problems),
  ]
  const weights = [...nodes.values()].flatMap((report) => report.weights)
  const count = (counted: readonly WeightReport[]) => counted.reduce((sum, { shape }) => sum + elements(shape), 0)
  return {
    nodes,
    composites,
    problems,
    isRunnable: !problems.some(isProblem),
    parameters: count(weights),
    trainableParameters: count(weights.filter(({ isTrainable }) => isTrainable)),
    multiplyAdds: sumSizes([...nodes.values()].map(({ multiplyAdds }) => multiplyAdds)),
  }
}

/** The report of a graph of which nothing else can be said. */
export function reportProblem(problem: Problem): GraphReport {
  const nothing = { parameters: 0, trainableParameters: 0, multiplyAdds: 0 }
  return { nodes: new Map(), composites: new Map(), problems: [problem], isRunnable: false, ...nothing }
}

function reportComposites(
  { composites }: FlatGraph,
  nodes: ReadonlyMap<string, NodeReport>,
  findings: ReadonlyMap<string, readonly Finding[]>,
): ReadonlyMap<string, CompositeReport> {
  const inside = new Map<string, NodeReport[]>(composites.map(({ path }) => [path, []]))
  if (inside.size > 0) {
    for (const report of nodes.values()) for (const path of enclosing(report.path)) inside.get(path)?.push(report)
  }
  return new Map(
    composites.map((composite) => {
      const { path } = composite
      const reports = inside.get(path) ?? []
      const report = {
        path,
        outputs: outputsOf(composite, nodes),
        parameters: reports.reduce((sum, { parameters }) => sum + parameters, 0),
        multiplyAdds: sumSizes(reports.map(({ multiplyAdds }) => multiplyAdds)),
        problems: toProblems(path, findings.get(path) ?? []),
      }
      return [path, report]
    }),
  )
}

/** `a` and `a/b` for `a/b/c`. */
function enclosing(path: string): readonly string[] {
  const ids = path.split('/')
  return ids.slice(1).map((_, index) => ids.slice(0, index + 1).join('/'))
}

function outputsOf({ outputs }: FlatComposite, nodes: ReadonlyMap<string, NodeReport>): CompositeReport['outputs'] {
  const entries = Object.entries(outputs).flatMap(([name, [path, port]]) => {
    const wire = nodes.get(path)?.outputs[port]
    return wire ? [[name, wire] as const] : []
  })
  return Object.fromEntries(entries)
}

/** The sum of many sizes; equal ones are counted first, since adding formulas is slow. */
function sumSizes(sizes: readonly Size[]): Size {
  const counts = new Map<Size, number>()
  for (const size of sizes) if (size !== 0) counts.set(size, (counts.get(size) ?? 0) + 1)
  return [...counts].reduce<Size>((sum, [size, count]) => addSizes(sum, multiplySizes(size, count)), 0)
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}

import type { Graph } from '../../graph/graph.js'
import type { GraphReport, NodeReport } from '../../graph/report.js'
import { formatShape } from '../../operations/size.js'
import { formatTable } from '../table.js'
import type { ExitStatus, Terminal } from '../terminal.js'

/** Prints one row a node (path, type, output shapes, parameters, multiply-adds as a formula of `batch`) and the totals. */
export function printSummary(graph: Graph, report: GraphReport, terminal: Terminal): ExitStatus {
  const types = new Map(graph.nodes.map((node) => [node.id, node.type]))
  const rows = [...report.nodes.values()].map((node) => [
    node.path,
    types.get(node.path) ?? '',
    describeOutputs(node),
    group(node.parameters),
    String(node.multiplyAdds),
  ])
  terminal.out(formatTable([['node', 'type', 'output', 'parameters', 'multiply-adds'], ...rows], [3]))
  const frozen = report.parameters - report.trainableParameters
  terminal.out(`\nparameters     ${group(report.parameters)} (${group(frozen)} not trainable)\n`)
  terminal.out(`multiply-adds  ${report.multiplyAdds}\n`)
  return report.isRunnable ? 0 : 1
}

function describeOutputs({ outputs }: NodeReport): string {
  const shapes = Object.entries(outputs).map(
    ([name, { kind, type }]) => `${name} ${type ? formatShape(type.shape) : kind}`,
  )
  return shapes.join(', ')
}

/** `1,234,567`. */
function group(count: number): string {
  return count.toLocaleString('en-US')
}

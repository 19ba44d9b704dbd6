import type { Catalogue } from '../../src/definition/catalogue.js'
import { isProblem, type Problem } from '../../src/definition/problem.js'
import { createChecker, formatName, formatVersion, type GraphReport, readGraph } from '../../src/graph/index.js'
import type { GoldenCase, GoldenLayer, GoldenRefusal } from '../golden/format.js'
import { ourParams } from './golden-case.js'

/** The node of the case in its graph; layers that it takes are `layer`, and `layer1`, ... within that. */
export const caseNode = 'node'

interface GraphParts {
  readonly nodes: object[]
  readonly connections: object[]
}

/** A file that holds the case: an Input for each port, with an unknown batch, the node, and the layers that it takes. */
export function goldenGraph({ type, params, layer, backwardLayer, inputs }: GoldenCase | GoldenRefusal): object {
  const parts: GraphParts = { nodes: [], connections: [] }
  addNode(parts, caseNode, { type, params: ourParams(params), ...(layer && { layers: [layer] }) })
  if (backwardLayer) addTaken(parts, caseNode, 'backwardLayer', backwardLayer)
  for (const [port, { dtype, shape }] of Object.entries(inputs)) {
    parts.nodes.push({ id: `in-${port}`, type: 'Input', params: { dtype, shape: shape.slice(1) } })
    parts.connections.push({ from: [`in-${port}`, 'y'], to: [caseNode, port] })
  }
  return { format: formatName, version: formatVersion, ...parts }
}

function addNode(parts: GraphParts, id: string, { type, params, layers }: GoldenLayer): void {
  parts.nodes.push({ id, type, params })
  layers?.forEach((layer, index) => {
    addTaken(parts, id, id === caseNode ? 'layer' : `layer${index + 1}`, layer)
  })
}

/** A layer that a node takes at a port, whose name it gets. */
function addTaken(parts: GraphParts, taker: string, port: string, layer: GoldenLayer): void {
  addNode(parts, port, layer)
  parts.connections.push({ from: [port, 'layer'], to: [taker, port] })
}

/** What reading or, where the file can be read, checking says of the case before anything runs. */
export interface Judgement {
  /** Of the node and of the layers that it takes. */
  readonly problems: readonly Problem[]
  /** `null` where a parameter was refused when it was read. */
  readonly report: GraphReport | null
}

/** Reads and checks the graph of a case. */
export function judge(golden: GoldenCase | GoldenRefusal, catalogue: Catalogue): Judgement {
  const { graph, problems } = readGraph(goldenGraph(golden), catalogue)
  if (!graph) return { problems, report: null }
  const report = createChecker(catalogue).check(graph)
  return { problems: report.problems.filter(isProblem), report }
}

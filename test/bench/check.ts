import type { Graph } from '../../src/graph/graph.js'
import { createChecker } from '../../src/graph/check.js'
import { catalogue, chainOf } from './chain.js'
import { printSamples } from './report.js'
import { sampleInterleaved, timeOf } from './statistics.js'

/** Checking a graph of 1,000 nodes from scratch and after an edit at its middle. A frame has 16 ms. */
export async function benchCheck(): Promise<void> {
  console.log('\nChecking a graph of 1,000 nodes')
  const checker = createChecker(catalogue)
  let graph = chainOf(1000)
  let alpha = 1
  checker.check(graph)
  const edit = (change: (graph: Graph) => Graph) => () => {
    graph = change(graph)
    const started = performance.now()
    checker.check(graph)
    return performance.now() - started
  }
  const samples = await sampleInterleaved(
    [
      { name: 'after a parameter changed', run: edit((graph) => withAlpha(graph, 500, (alpha += 0.01))) },
      { name: 'after a node was moved', run: edit((graph) => moved(graph, 500)) },
      { name: 'for the first time', run: () => timeOf(() => createChecker(catalogue).check(chainOf(1000))) },
    ],
    31,
    5,
  )
  printSamples(samples)
}

function withAlpha(graph: Graph, index: number, alpha: number): Graph {
  return { ...graph, nodes: graph.nodes.map((node, i) => (i === index ? { ...node, params: { alpha } } : node)) }
}

function moved(graph: Graph, index: number): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node, i) => (i === index ? { ...node, position: [node.position[0] + 1, 0] } : node)),
  }
}

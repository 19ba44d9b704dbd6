import { afterAll, expect, it } from 'vitest'
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import type { Stroke } from '../../src/definition/params/strokes.js'
import { createEngine } from '../../src/engine/index.js'
import type { Graph } from '../../src/graph/graph.js'
import { train } from '../../src/training/train.js'
import { catalogue, openGallery } from './open-gallery.js'
import { type Line, writtenDigits } from './written-digits.js'

const engine = createEngine({ backend: await createTfjsBackend('wasm'), catalogue })
afterAll(() => engine.dispose())

/** The graph with a parameter of a node set to another value. */
function withParam(graph: Graph, id: string, param: string, value: Graph['nodes'][number]['params'][string]): Graph {
  const nodes = graph.nodes.map((node) =>
    node.id === id ? { ...node, params: { ...node.params, [param]: value } } : node,
  )
  return { ...graph, nodes }
}

/** A line in the whole numbers of the sheet. */
const strokeOf = (line: Line): Stroke => line.flat().map((part) => Math.round(255 * part))

it('reads the ten digits as somebody else draws them, after a few epochs', async () => {
  const graph = openGallery('digits-drawing')
  await train(engine, withParam(graph, 'trainer', 'epochs', 6), { start: 'fresh' })
  const answers: string[] = []
  for (const lines of writtenDigits) {
    const drawn = withParam(graph, 'drawing', 'strokes', lines.map(strokeOf))
    const { summaries } = await engine.run(drawn, { targets: ['answer'] })
    const answer = summaries.get('answer')
    if (answer?.kind !== 'bars') throw new Error('expected bars')
    const scores = answer.examples[0]!.scores
    answers.push(answer.classNames[scores.indexOf(Math.max(...scores))]!)
  }
  expect(answers).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

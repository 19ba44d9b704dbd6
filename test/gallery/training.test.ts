import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { KnownGraph } from '../../src/engine/known-graph.js'
import { readGraph } from '../../src/graph/read.js'
import { findTrainer } from '../../src/training/trainer.js'
import { formatGoal, trainedGraphs } from './trained-graphs.js'

const catalogue = createCatalogue(nodes)

it('digits-elu promises 97 % of the held out digits as the median of five seeds', () => {
  const { goals } = trainedGraphs.find(({ name }) => name === 'digits-elu')!
  expect(goals).toEqual([{ trainer: 'trainer', figure: 'accuracy', atLeast: 0.97, seeds: 5 }])
})

describe.each(trainedGraphs)('$name', ({ file, description, goals }) => {
  const graph = readGraph(readFileSync(file, 'utf8'), catalogue).graph!
  const trainerIds = graph.nodes.flatMap(({ id, type }) => (type === 'Trainer' ? [id] : []))

  it('promises something of each Trainer', () => {
    expect([...new Set(goals.map(({ trainer }) => trainer))].toSorted()).toEqual(trainerIds.toSorted())
  })

  it.each(goals.map((goal) => [formatGoal(goal), goal] as const))('%s: says so', (_, goal) => {
    const { atLeast, atMost } = goal
    expect([atLeast, atMost].filter((bound) => bound !== undefined)).toHaveLength(1)
    const bound = atLeast ?? atMost!
    // 0.97 is written as a share or as 97 %.
    const written = [`${bound}`, `${Number((100 * bound).toPrecision(6))} %`]
    const numbers = description.match(/\d+(\.\d+)?( %)?/g) ?? []
    expect(numbers.some((number) => written.includes(number))).toBe(true)
  })

  it.each(goals)('$trainer has a figure $figure', ({ trainer: path, figure }) => {
    const { losses, metrics } = findTrainer(new KnownGraph(graph, catalogue).wiring, path)
    expect(['loss', ...[...losses, ...metrics].map(({ name }) => name)]).toContain(figure)
  })
})

import { describe, expect, it } from 'vitest'
import { compile, type CompileRequest } from '../../src/engine/compile.js'
import { KnownGraph } from '../../src/engine/known-graph.js'
import { selectTargets } from '../../src/engine/targets.js'
import { wireGraph } from '../../src/engine/wiring.js'
import type { Graph } from '../../src/graph/graph.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'

function planOf(graph: Graph, request: Partial<CompileRequest> = {}, targets?: readonly string[]) {
  const wiring = wireGraph(graph, catalogue)
  if ('severity' in wiring) throw new Error(wiring.expected)
  const selection = selectTargets(wiring, targets)
  if ('problems' in selection) throw new Error(selection.problems[0]?.expected)
  const compiled = compile(wiring, selection, {
    mode: 'inference',
    feeds: new Map(),
    bindings: new Map([['batch', 2]]),
    memoryLimit: 2 ** 31,
    ...request,
  })
  if (compiled.problems) throw new Error(compiled.problems[0]?.expected)
  return compiled.plan
}

const stepsOf = (plan: ReturnType<typeof planOf>) =>
  plan.executable.program.steps.map(({ operation }) => operation.name)

describe('compile', () => {
  const graph = graphOf(
    [
      node('data', 'TestExamples'),
      node('scale', 'TestScale', { scaleRegularizer: { type: 'l2', l2: 0.5 } }),
      node('drift', 'TestDrift'),
      node('elu', 'ELU'),
    ],
    ['data.value -> scale.x', 'scale.y -> drift.x', 'drift.y -> elu.x'],
  )

  it('takes only what the targets need', () => {
    const plan = planOf(graph, {}, ['scale.y'])
    expect(plan.inputs.map((input) => input.kind === 'seed' || input.key)).toEqual(['data.value', 'scale/scale'])
    expect(stepsOf(plan)).toEqual(['multiply'])
    expect(plan.nodes).toEqual(['scale'])
  })

  it('leaves penalties out unless they are asked for', () => {
    expect(planOf(graph).outputs.some(({ kind }) => kind === 'penalty')).toBe(false)
    const plan = planOf(graph, { hasPenalties: true })
    expect(plan.outputs.filter(({ kind }) => kind === 'penalty')).toEqual([{ kind: 'penalty', node: 'scale' }])
    const shared = graphOf(
      [...graph.nodes, node('twin', 'TestScale', { scaleRegularizer: 'l2' }, { weightsOf: 'scale' })],
      ['data.value -> scale.x', 'scale.y -> drift.x', 'drift.y -> elu.x', 'data.value -> twin.x'],
    )
    const outputs = planOf(shared, { hasPenalties: true }).outputs.filter(({ kind }) => kind === 'penalty')
    expect(outputs, 'one weight, one penalty').toHaveLength(1)
  })

  it('puts out next values of moving averages in training, unless they are not wanted', () => {
    const update = { kind: 'update', key: 'drift/offset', of: 'weight' }
    expect(planOf(graph).outputs).not.toContainEqual(update)
    expect(planOf(graph, { mode: 'training' }).outputs).toContainEqual(update)
    expect(planOf(graph, { mode: 'training', hasUpdates: false }).outputs).not.toContainEqual(update)
  })

  it('estimates memory for the shapes of the run', () => {
    const bytes = (batch: number) => planOf(graph, { bindings: new Map([['batch', batch]]) }).memory.peakBytes
    expect(bytes(2000) / bytes(1000)).toBeCloseTo(2, 2)
  })
})

describe('KnownGraph', () => {
  it('gives the same plan for the same shapes, mode and targets, and another for others', () => {
    const graph = graphOf([node('in', 'Input', { shape: [2] }), node('elu', 'ELU')], ['in.y -> elu.x'])
    const known = new KnownGraph(graph, catalogue)
    const plan = (batch: number, mode: 'inference' | 'training' = 'inference', targets?: readonly string[]) => {
      const feeds = new Map([['in.y', { dtype: 'float32', shape: [batch, 2] } as const]])
      return known.plan({ mode, feeds, bindings: new Map([['batch', batch]]) }, { memoryLimit: 2 ** 31 }, targets)
    }
    const first = plan(1)
    expect(plan(1)).toBe(first)
    expect(plan(2)).not.toBe(first)
    expect(plan(1, 'training')).not.toBe(first)
    expect(plan(1, 'inference', ['elu.y'])).not.toBe(first)
    for (let batch = 2; batch < 20; batch++) plan(batch)
    expect(plan(1), 'only the last few are kept').not.toBe(first)
  })
})

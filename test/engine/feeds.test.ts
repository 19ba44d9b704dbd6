import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/engine.js'
import { GraphError } from '../../src/engine/graph-error.js'
import type { TensorData } from '../../src/operations/types.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'
import { PlainBackend } from './plain-backend.js'

const tensor = (shape: readonly number[], ...values: number[]): TensorData => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(values),
})

const graph = graphOf(
  [
    node('data', 'TestExamples', { count: 5 }),
    node('twice', 'Rescaling', { scale: 2 }),
    node('sum', 'Rescaling', { offset: 1 }),
  ],
  ['data.value -> twice.x', 'twice.y -> sum.x'],
)

function run(feeds: Readonly<Record<string, TensorData>>, targets?: readonly string[]) {
  const engine = createEngine({ backend: new PlainBackend(), catalogue })
  return engine.run(graph, { feeds: new Map(Object.entries(feeds)), ...(targets && { targets }) })
}

async function problemsOf(ran: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await ran.catch((reason: unknown) => reason)
  if (!(error instanceof GraphError)) throw new Error(`expected a GraphError, received ${String(error)}`)
  return error.problems.map(({ node, at, expected, received }) => `${node ?? '-'} ${at}: ${expected} / ${received}`)
}

describe('what is fed', () => {
  it('takes the place of what a source gives, as many as one likes', async () => {
    const points = Array.from({ length: 14 }, (_, index) => index)
    const { outputs } = await run({ 'data.value': tensor([7, 2], ...points) }, ['sum.y'])
    expect([...outputs.get('sum.y')!.data]).toEqual(points.map((value) => 2 * value + 1))
  })

  it('leaves the other outputs of the source, which must give as many examples', async () => {
    const { outputs } = await run({ 'data.value': tensor([2, 2], 9, 9, 9, 9) }, ['sum.y', 'data.label'])
    expect([...outputs.get('sum.y')!.data]).toEqual([19, 19, 19, 19])
    expect([...outputs.get('data.label')!.data]).toEqual([0, 1])
    const many = run({ 'data.value': tensor([7, 2], ...Array<number>(14).fill(0)) }, ['sum.y', 'data.label'])
    expect(await problemsOf(many)).toEqual(['- batch: 1 to 5 examples / 7'])
  })

  it('takes the place of what a node computes, which is then not computed', async () => {
    const { outputs, times } = await createEngine({ backend: new PlainBackend(), catalogue }).run(graph, {
      feeds: new Map([['twice.y', tensor([1, 1], 5)]]),
      targets: ['sum.y'],
      isTimed: true,
    })
    expect([...outputs.get('sum.y')!.data]).toEqual([6])
    expect([...times.keys()]).toEqual(['sum'])
  })

  it('is what a target gives that is fed itself', async () => {
    const { outputs } = await run({ 'twice.y': tensor([1], 3) }, ['twice.y'])
    expect([...outputs.get('twice.y')!.data]).toEqual([3])
  })

  it('is refused with its place where it does not fit, or where there is no such output', async () => {
    expect(await problemsOf(run({ 'data.value': tensor([1, 3], 1, 2, 3) }))).toEqual([
      'data feed value: float32 [batch, 2] / float32 [1, 3]',
    ])
    expect(await problemsOf(run({ 'twice.y': tensor([2], 3) }))).toEqual([
      'twice feed y: as many elements as its shape has / float32 [2] with 1 elements',
    ])
    for (const key of ['data.nothing', 'nobody.y', 'y']) {
      expect(await problemsOf(run({ [key]: tensor([1], 3) }))).toEqual([
        `- feed ${key}: an output id.port of the graph / ${key}`,
      ])
    }
  })
})

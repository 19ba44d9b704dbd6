import { describe, expect, it } from 'vitest'
import type { AnyNode } from '../../src/definition/node.js'
import { defineNode } from '../../src/definition/node.js'
import { problem } from '../../src/definition/problem.js'
import { applyNode, type Application, type Incoming, type WeightProvider } from '../../src/graph/apply-node.js'
import { createOps } from '../../src/operations/ops.js'
import { Tracer } from '../../src/operations/tracer.js'
import type { DType, Mode, Shape } from '../../src/operations/types.js'
import { catalogue } from './catalogue.js'

const common = {
  category: 'core',
  doc: { summary: 'For tests.' },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
} as const
const x = { kind: 'tensor', doc: '' } as const

/** Writes down the mode in which it runs. */
function recorder(modes: Mode[]): AnyNode {
  return defineNode({
    ...common,
    type: 'Recorder',
    inputs: { x },
    outputs: { y: x, layer: { kind: 'layer', doc: '' } },
    params: {},
    run: (inputs, _params, _weights, ops) => {
      modes.push(ops.mode)
      return { y: inputs.x }
    },
  })
}

function bench(mode: Mode = 'inference') {
  const tracer = new Tracer(mode)
  const asked: string[] = []
  const weights: WeightProvider = {
    weight: (path, name, { shape }) => {
      asked.push(`${path}/${name}`)
      return tracer.input({ dtype: 'float32', shape })
    },
    state: (path, name, { shape }) => {
      asked.push(`${path}/${name}`)
      return tracer.input({ dtype: 'float32', shape })
    },
  }
  const tensor = (shape: Shape, dtype: DType = 'float32') => tracer.input({ dtype, shape })
  const apply = (
    definition: AnyNode | undefined,
    inputs: Record<string, Incoming>,
    more: Partial<Application> = {},
  ) => {
    if (!definition) throw new Error('no such node')
    const own = Object.entries(definition.params).map(([key, param]) => [key, param.default])
    const application = { definition, path: 'n', weightPath: 'n', params: Object.fromEntries(own) as object, inputs }
    return applyNode({ ...application, tracer, ops: createOps(tracer), weights, ...more } as Application)
  }
  return { tracer, asked, tensor, apply, weights }
}

describe('applyNode', () => {
  it('asks for the weights of the path that they belong to, and runs under its own', () => {
    const { tracer, asked, tensor, apply } = bench()
    const { outputs, findings } = apply(
      catalogue.nodes.get('Dense'),
      { x: tensor([2, 4]) },
      { path: 'b', weightPath: 'a/d' },
    )
    expect(findings).toEqual([])
    expect(outputs['y']?.type.shape).toEqual([2, 3])
    expect(asked).toEqual(['a/d/kernel', 'a/d/bias'])
    expect(tracer.steps.map(({ node }) => node)).toEqual(['b', 'b'])
  })

  it('runs nothing when a port does not fit', () => {
    const { tracer, tensor, apply } = bench()
    const applied = apply(catalogue.nodes.get('Dense'), { x: tensor([2, 4], 'bool') })
    expect(applied).toMatchObject({ outputs: {}, findings: [{ kind: 'dtype', expected: 'float32', received: 'bool' }] })
    expect(tracer.steps).toEqual([])
  })

  it('hands on what the provider refuses', () => {
    const { tensor, apply, weights } = bench()
    const refusal = problem('weights', 'kernel', 'another', 'this')
    const applied = apply(
      catalogue.nodes.get('Dense'),
      { x: tensor([2, 4]) },
      { weights: { ...weights, weight: () => refusal } },
    )
    expect(applied).toEqual({ outputs: {}, findings: [refusal] })
  })

  it('lets errors of the program itself through', () => {
    const { tensor, apply } = bench()
    const broken = defineNode({
      ...common,
      type: 'Broken',
      inputs: { x },
      outputs: {},
      params: {},
      run: () => {
        throw new TypeError('a mistake')
      },
    })
    expect(() => apply(broken, { x: tensor([1]) })).toThrow('a mistake')
  })

  it('gives run an empty list for a variadic port and null for others that are not wired', () => {
    const { apply } = bench()
    let seen: unknown
    const node = defineNode({
      ...common,
      type: 'Seeing',
      inputs: { x: { ...x, isOptional: true }, many: { ...x, isVariadic: true, isOptional: true } },
      outputs: {},
      params: {},
      run: (inputs) => {
        seen = inputs
        return {}
      },
    })
    expect(apply(node, {}).findings).toEqual([])
    expect(seen).toEqual({ x: null, many: [] })
  })
})

describe('the mode', () => {
  it.each(['training', 'inference'] as const)('is that of the run (%s) unless the node forces its own', (mode) => {
    const modes: Mode[] = []
    const { tracer, tensor, apply } = bench(mode)
    for (const forced of ['auto', 'training', 'inference', undefined]) {
      apply(recorder(modes), { x: tensor([1]) }, { params: { mode: forced } })
    }
    expect(modes).toEqual([mode, 'training', 'inference', mode])
    expect(tracer.mode).toBe(mode)
  })

  it('of a layer that another node applies is its own, if it forces one', () => {
    const modes: Mode[] = []
    const { tensor, apply } = bench('training')
    const layer = { definition: recorder(modes), params: { mode: 'inference' }, path: 'l' }
    apply(catalogue.nodes.get('Apply'), { x: tensor([1, 2]), layer })
    apply(catalogue.nodes.get('Apply'), { x: tensor([1, 2]), layer: { ...layer, params: {} } })
    expect(modes).toEqual(['inference', 'training'])
  })

  it('is put back after a failure', () => {
    const { tracer, tensor, apply } = bench('training')
    const adding = apply(
      catalogue.nodes.get('Add'),
      { x: [tensor([2]), tensor([3])] },
      { params: { mode: 'inference' } },
    )
    expect(adding.findings).toMatchObject([{ kind: 'shape' }])
    expect(tracer.mode).toBe('training')
  })
})

import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { defineNode } from '../../src/definition/node.js'

const declare = (type: string, more: { version?: number; activation?: { name: string } } = {}) =>
  defineNode({
    type,
    category: 'core',
    doc: { summary: 'For tests.' },
    mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
    inputs: {},
    outputs: {},
    params: {},
    ...more,
  })

describe('createCatalogue', () => {
  it('finds nodes by type and activations by name', () => {
    const elu = declare('ELU', { activation: { name: 'elu' } })
    const catalogue = createCatalogue([elu, declare('Dense')])
    expect([...catalogue.nodes.keys()]).toEqual(['ELU', 'Dense'])
    expect(catalogue.activations.get('elu')).toBe(elu)
    expect(catalogue.activations.size).toBe(1)
  })

  it('refuses what would be ambiguous or unreadable', () => {
    expect(() => createCatalogue([declare('A'), declare('A')])).toThrow('two nodes of type A')
    const activation = { name: 'a' }
    expect(() => createCatalogue([declare('A', { activation }), declare('B', { activation })])).toThrow(
      'two activations named a',
    )
    expect(() => createCatalogue([declare('A', { version: 2 })])).toThrow('A: no migration from version 1')
    expect(() => createCatalogue([declare('Composite')])).toThrow('Composite is the type of composites')
  })
})

describe('defineNode', () => {
  it('gives version 1, the type as label, and no examples unless told otherwise', () => {
    expect(declare('A')).toMatchObject({ version: 1, label: 'A', examples: [] })
  })
})

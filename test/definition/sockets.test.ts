import { describe, expect, it } from 'vitest'
import type { SocketKind } from '../../src/definition/port.js'
import { doesKindFit, findPort, inputPorts } from '../../src/definition/sockets.js'

const tensor = { kind: 'tensor', doc: '' } as const
const inputs = { mask: tensor, x: { ...tensor, isVariadic: true }, x2y: tensor } as const

describe('doesKindFit', () => {
  it('lets a number widen to an array, an array to a tensor, and nothing else', () => {
    const kinds: readonly SocketKind[] = ['number', 'array', 'tensor', 'layer']
    const fitting = kinds.flatMap((from) => kinds.filter((to) => doesKindFit(from, to)).map((to) => `${from} ${to}`))
    expect(fitting).toEqual([
      'number number',
      'number array',
      'number tensor',
      'array array',
      'array tensor',
      'tensor tensor',
      'layer layer',
    ])
  })
})

describe('findPort', () => {
  it.each([
    ['mask', 'mask'],
    ['x1', 'x'],
    ['x999', 'x'],
    ['x2y', 'x2y'],
    ['x', null],
    ['x0', null],
    ['x01', null],
    ['x1000', null],
    ['mask1', null],
    ['toString', null],
    ['__proto__', null],
    ['', null],
  ])('%s means %s', (name, declared) => {
    expect(findPort(inputs, name)?.declared ?? null).toBe(declared)
  })
})

describe('inputPorts', () => {
  const names = (...connected: string[]) => inputPorts({ inputs }, connected).map(({ name }) => name)

  it('grows a variadic port to one free name behind the last wired one', () => {
    expect(names()).toEqual(['mask', 'x1', 'x2y'])
    expect(names('x1')).toEqual(['mask', 'x1', 'x2', 'x2y'])
    expect(names('x3', 'mask')).toEqual(['mask', 'x1', 'x2', 'x3', 'x4', 'x2y'])
  })

  it('shows as many ports alongside another one as that has wires', () => {
    const beside = { x: inputs.x, mask: { ...tensor, isVariadic: true, isOptional: true, alongside: 'x' } } as const
    const shown = (...connected: string[]) => inputPorts({ inputs: beside }, connected).map(({ name }) => name)
    expect(shown()).toEqual(['x1'])
    expect(shown('x2')).toEqual(['x1', 'x2', 'x3', 'mask1', 'mask2'])
    expect(shown('x1', 'mask3')).toEqual(['x1', 'x2', 'mask1', 'mask2', 'mask3'])
  })

  it('knows no name beyond the last', () => {
    expect(names('x999').length).toBe(1001)
    expect(names('x5000', 'zzz')).toEqual(['mask', 'x1', 'x2y'])
  })
})

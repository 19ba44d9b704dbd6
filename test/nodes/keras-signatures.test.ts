import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { inheritedArguments, isSameDefault, paramsByKerasName, signatureOf, snakeCase } from './keras-arguments.js'
import { differingDefaults, ports, reasonAgainst } from './keras-exceptions.js'

const known = nodes.flatMap((node) => {
  const signature = signatureOf(node)
  return signature ? [{ type: node.type, node, signature }] : []
})

it('knows the counterparts in Keras of most nodes', () => expect(known.length).toBeGreaterThan(120))

describe.each(known)('$type', ({ type, node, signature: { init, call } }) => {
  const ours = paramsByKerasName(node)
  const given = new Set([...Object.keys(node.inputs), ...Object.keys(node.outputs)].map(snakeCase))

  it('has every argument as a parameter or a port, or there is a reason why not', () => {
    const missing = Object.keys({ ...init, ...call }).filter((name) => {
      return !ours.has(name) && !given.has(name) && !(name in ports) && reasonAgainst(type, name) === undefined
    })
    expect(missing).toEqual([])
  })

  it('says of each parameter that Keras lacks that it does', () => {
    const arguments_ = { ...inheritedArguments(node), ...init, ...call }
    expect([...ours.keys()].filter((name) => !(name in arguments_))).toEqual([])
  })

  it('starts as in Keras, or says that Keras has no default', () => {
    const differing = [...ours].flatMap(([name, params]) =>
      params.flatMap(({ key, param }) => {
        const argument = init[name]
        if (!argument || differingDefaults[`${type}.${key}`] !== undefined) return []
        const initial = param.write(param.default)
        const isSame =
          'default' in argument
            ? isSameDefault(name, initial, argument.default)
            : param.doc.includes('Keras has no default')
        return isSame ? [] : [{ key, initial, keras: argument }]
      }),
    )
    expect(differing).toEqual([])
  })
})

describe('the exceptions', () => {
  const named = new Map(known.map(({ type, signature: { init, call } }) => [type, { ...init, ...call }]))

  it('are about arguments that Keras has', () => {
    const all = new Set([...named.values()].flatMap((each) => Object.keys(each)))
    expect(Object.keys(ports).filter((name) => !all.has(name))).toEqual([])
  })

  it('are about defaults that differ', () => {
    const needless = Object.keys(differingDefaults).filter((place) => {
      const [type = '', key = ''] = place.split('.')
      const found = known.find((each) => each.type === type)
      const initial = found?.node.params[key]
      return !initial || isSameDefault(snakeCase(key), initial.default, found.signature.init[snakeCase(key)]?.default)
    })
    expect(needless).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { initialize } from '../../src/weights/initialize.js'
import { initializerVariant } from '../../src/weights/initializer.js'
import { computeFans } from '../../src/weights/fans.js'
import { type InitializerName, initializers } from '../../src/weights/initializers/index.js'
import { readGoldenInitializers } from '../golden/read.js'

const { cases } = readGoldenInitializers()
const key = { seed: 7, path: 'encoder/dense', name: 'kernel' }

function isInitializerName(name: string): name is InitializerName {
  return Object.hasOwn(initializers, name)
}

/** The weights of many nodes, as one sample of the distribution. */
function drawMany(
  type: InitializerName,
  params: Readonly<Record<string, unknown>>,
  shape: readonly number[],
): Float64Array {
  const size = shape.reduce((product, length) => product * length, 1)
  const nodes = Math.ceil(40_000 / size)
  const values = new Float64Array(nodes * size)
  for (let node = 0; node < nodes; node++) {
    const weight = { shape, initializer: initializerVariant(type, params) }
    values.set(initialize(weight, { ...key, path: `node${node}` }), node * size)
  }
  return values
}

function momentsOf(values: Float64Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const central = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length
  return { mean, variance: central(2), fourth: central(4) }
}

describe('initializers', () => {
  it('are all in the golden file', () => {
    expect([...new Set(cases.map(({ type }) => type))].sort()).toEqual(Object.keys(initializers).sort())
  })

  it.each(cases.filter(({ values }) => values))('$name: the values of Keras', ({ type, params, shape, values }) => {
    if (!isInitializerName(type)) throw new Error(type)
    const received = initialize({ shape, initializer: initializerVariant(type, params) }, key)
    expect([...received]).toEqual(values?.data)
  })

  it.each(cases.filter(({ values }) => !values))('$name: mean, deviation and bounds', (golden) => {
    const { type, params, shape, mean, standardDeviation, minimum = -Infinity, maximum = Infinity } = golden
    if (!isInitializerName(type)) throw new Error(type)
    const values = drawMany(type, params, shape)
    const moments = momentsOf(values)
    // Five standard errors of the sample's mean and variance: one sound draw in two million would fail.
    expect(Math.abs(moments.mean - mean)).toBeLessThan(5 * (standardDeviation / Math.sqrt(values.length)))
    const error = Math.sqrt((moments.fourth - moments.variance ** 2) / values.length)
    // The vectors of an orthogonal matrix have fixed lengths, so their variance has hardly an error of its own.
    const allowed = 5 * error + 1e-3 * standardDeviation ** 2
    expect(Math.abs(moments.variance - standardDeviation ** 2)).toBeLessThan(allowed)
    const rounding = 1e-6 * Math.max(Math.abs(minimum), Math.abs(maximum))
    if (Number.isFinite(rounding)) {
      expect(values.every((value) => value >= minimum - rounding && value <= maximum + rounding)).toBe(true)
    }
  })

  it.each(cases.filter(({ fanIn }) => fanIn !== undefined))('$name: fans', ({ shape, fanIn, fanOut }) => {
    expect(computeFans(shape)).toEqual({ fanIn, fanOut })
  })

  it('counts the fans of vectors and scalars as Keras does', () => {
    expect(computeFans([])).toEqual({ fanIn: 1, fanOut: 1 })
    expect(computeFans([5])).toEqual({ fanIn: 5, fanOut: 5 })
  })

  it('counts the fans that are given where the shape does not tell them', () => {
    const initializer = initializerVariant('glorotUniform')
    const given = initialize({ shape: [2, 3, 5], initializer, fans: { fanIn: 2, fanOut: 15 } }, key)
    expect(given).toEqual(initialize({ shape: [2, 15], initializer }, key))
    expect(given).not.toEqual(initialize({ shape: [2, 3, 5], initializer }, key))
  })

  it('gives equal bits for equal keys and others for others', () => {
    const weight = { shape: [8, 8], initializer: initializerVariant('glorotNormal') }
    const first = initialize(weight, key)
    expect(initialize(weight, { ...key })).toEqual(first)
    for (const other of [{ seed: 8 }, { path: 'decoder/dense' }, { name: 'bias' }]) {
      expect(initialize(weight, { ...key, ...other })).not.toEqual(first)
    }
  })

  it('gives no number twice in a tensor of normal numbers', () => {
    const values = initialize({ shape: [1000], initializer: initializerVariant('randomNormal') }, key)
    expect(new Set(values).size).toBeGreaterThan(990)
  })
})

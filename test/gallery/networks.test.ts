import { describe, expect, it } from 'vitest'
import { builtGraphs } from '../../playground/graphs/build/index.js'
import { createChecker } from '../../src/graph/check.js'
import { readGraph } from '../../src/graph/read.js'
import { writeGraph } from '../../src/graph/write.js'
import {
  catalogue,
  expectKerasValues,
  expectScores,
  type KnownNetwork,
  mobilenetV2,
  open,
  resnet50,
  textOf,
} from './networks.js'

interface Facts {
  /** `model.count_params()` of keras.applications, and how many of them are trainable. */
  readonly parameters: number
  readonly trainable: number
  /** Multiply-adds of one image: those of convolutions and dense layers, as published figures count. */
  readonly multiplyAdds: number
  /** The published figure, in millions, and how far ours may lie from it by its rounding. */
  readonly published: readonly [millions: number, rounding: number]
}

const known: readonly (readonly [KnownNetwork, Facts])[] = [
  [
    mobilenetV2,
    {
      parameters: 3_538_984,
      trainable: 3_504_872,
      multiplyAdds: 300_774_272,
      // Sandler et al. 2018, table 4: 300M multiply-adds.
      published: [300, 5],
    },
  ],
  [
    resnet50,
    {
      parameters: 25_636_712,
      trainable: 25_583_592,
      multiplyAdds: 3_857_973_248,
      // He et al. 2015, table 1: 3.8 · 10⁹; cut, not rounded. Other counts, 4.1 · 10⁹, are of the variant with its strides in the 3 by 3 convolutions.
      published: [3800, 100],
    },
  ],
]

describe.each(known)('$name', (network, { parameters, trainable, multiplyAdds, published }) => {
  const report = createChecker(catalogue).check(open(network))

  it('is what its script builds', () => {
    const { graph } = readGraph(JSON.stringify(builtGraphs[network.name]!()), catalogue)
    expect(writeGraph(graph!, catalogue)).toBe(textOf(network))
  })

  it('has as many parameters as in Keras', () => {
    expect([report.parameters, report.trainableParameters]).toEqual([parameters, trainable])
  })

  it('has the published multiply-adds', () => {
    expect(report.multiplyAdds).toBe(`${multiplyAdds}*batch`)
    expect(Math.abs(multiplyAdds / 1e6 - published[0])).toBeLessThan(published[1])
  })

  it('stands in rows in which no node covers another', () => {
    const places = open(network).nodes.map(({ position }) => position.join())
    expect(new Set(places).size).toBe(places.length)
  })
})

it('MobileNetV2 gives scores for the photo', () => expectScores(mobilenetV2, 'wasm'))
it('MobileNetV2 gives what Keras gives with the same weights', () => expectKerasValues(mobilenetV2, 'wasm'))

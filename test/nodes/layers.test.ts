import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { layerParams } from '../../src/definition/layer-params.js'
import { createEngine } from '../../src/engine/engine.js'
import { graphOf, node } from '../engine/graphs.js'
import { catalogue } from '../engine/nodes.js'
import { PlainBackend } from '../engine/plain-backend.js'

/** What it trains are the weights of the layer that it takes, which has these parameters. */
const trainsAnother = 'SpectralNormalization'

const layers = nodes.filter((node) => node.weights && node.type !== trainsAnother)

describe('a node with weights', () => {
  it.each(layers.map((definition) => [definition.type, definition] as const))(
    '%s is a layer: it can be frozen, learn at a rate of its own and be held in a mode',
    (_type, { params }) => {
      for (const [name, param] of Object.entries(layerParams)) expect(params[name]).toBe(param)
    },
  )
})

describe('a frozen BatchNormalization', () => {
  const graph = (params: Readonly<Record<string, boolean | string>>) =>
    graphOf(
      [
        node('in', 'Input', { shape: [1] }),
        node('norm', 'BatchNormalization', { epsilon: 0, momentum: 0.5, ...params }),
      ],
      ['in.y -> norm.x'],
    )
  const feeds = new Map([['in.y', { dtype: 'float32' as const, shape: [2, 1], data: Float32Array.of(2, 6) }]])

  async function train(params: Readonly<Record<string, boolean | string>>) {
    const engine = createEngine({ backend: new PlainBackend(), catalogue })
    const { outputs } = await engine.run(graph(params), { feeds, mode: 'training' })
    const moving = await engine.weights.get('norm/moving_mean')
    return { y: [...outputs.get('norm.y')!.data], moving: moving && [...moving.data] }
  }

  it('acts as in inference while the rest trains, and keeps its moving statistics, as in Keras', async () => {
    expect(await train({})).toEqual({ y: [-1, 1], moving: [2] })
    expect(await train({ trainable: false })).toEqual({ y: [2, 6], moving: [0] })
    // Keras takes `training and self.trainable`: the mode does not thaw it.
    expect(await train({ trainable: false, mode: 'training' })).toEqual({ y: [2, 6], moving: [0] })
  })
})

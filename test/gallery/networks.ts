import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createTfjsBackend, type TfjsBackendName } from '../../src/backends/tfjs/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { createEngine } from '../../src/engine/index.js'
import { createChecker } from '../../src/graph/check.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { expectClose } from '../closeness.js'
import type { GoldenOrigin, GoldenTensor } from '../golden/format.js'
import { formulaWeight } from './formula-weight.js'

/** A network of the gallery, and what is known of it. */
export interface KnownNetwork {
  /** The name of its file. */
  readonly name: string
  /** Its name in `keras.applications`. */
  readonly keras: 'MobileNetV2' | 'ResNet50'
  /** What the last pooling gives. */
  readonly features: string
  /** As in test/golden/generate/networks.py. */
  readonly gamma: number
}

export const mobilenetV2: KnownNetwork = {
  name: 'mobilenet-v2',
  keras: 'MobileNetV2',
  features: 'global_average_pooling2d.y',
  gamma: 0.75,
}
export const resnet50: KnownNetwork = { name: 'resnet50', keras: 'ResNet50', features: 'avg_pool.y', gamma: 0.4 }

/** The file `test/golden/networks/NAME.json`: what Keras computes for the bundled photo, with the weights of formula-weight.ts. */
interface KerasNetwork extends GoldenOrigin {
  readonly outputs: {
    /** What the last pooling gives: nothing saturates there. */
    readonly features: GoldenTensor
    readonly scores: GoldenTensor
  }
}

export const catalogue = createCatalogue(nodes)

export function textOf({ name }: KnownNetwork): string {
  return readFileSync(join(import.meta.dirname, `../../playground/graphs/${name}.json`), 'utf8')
}

export function open(network: KnownNetwork): Graph {
  const { graph } = readGraph(textOf(network), catalogue)
  if (!graph) throw new Error(`${network.name} is no graph`)
  return graph
}

/** Runs a network on the photo as it is opened: its own random weights give scores that add up to 1. */
export async function expectScores(network: KnownNetwork, backend: TfjsBackendName): Promise<void> {
  const engine = createEngine({ backend: await createTfjsBackend(backend), catalogue })
  const { outputs } = await engine.run(open(network))
  const scores = outputs.get('predictions.y')!
  expect(scores.shape).toEqual([1, 1000])
  expect(scores.data.every((score) => score >= 0 && score <= 1)).toBe(true)
  expect(Array.from(scores.data).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 5)
  await engine.dispose()
}

/** Runs a network on the photo with the weights that Keras was given, and compares what comes out. */
export async function expectKerasValues(network: KnownNetwork, backend: TfjsBackendName): Promise<void> {
  const graph = open(network)
  const engine = createEngine({ backend: await createTfjsBackend(backend), catalogue })
  for (const { path, weights } of createChecker(catalogue).check(graph).nodes.values()) {
    for (const { name, shape } of weights) {
      const data = formulaWeight(`${path}/${name}`, shape.map(Number), network)
      await engine.weights.set(`${path}/${name}`, { dtype: 'float32', shape: shape.map(Number), data })
    }
  }
  const targets = [network.features, 'predictions.y']
  const { outputs } = await engine.run(graph, { targets })
  const expected = readKerasNetwork(network).outputs
  for (const [index, { shape, data }] of [expected.features, expected.scores].entries()) {
    const received = outputs.get(targets[index]!)!
    expect(received.shape).toEqual(shape)
    expectClose(received.data, data)
  }
  await engine.dispose()
}

function readKerasNetwork({ keras }: KnownNetwork): KerasNetwork {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../golden/networks/${keras}.json`), 'utf8')) as KerasNetwork
}

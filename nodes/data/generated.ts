import { sourceDataOf } from '../../src/data/source-data.js'
import type { Values } from '../../src/definition/param.js'
import { integer, number } from '../../src/definition/params/index.js'
import { cosineAndSineOfTurn } from '../../src/operations/random/portable-math.js'
import { RandomStream } from '../../src/operations/random-stream.js'

/** What every generated set lets a person choose. */
export const generatedParams = {
  examples: integer({ default: 500, min: 1, max: 1_000_000, keras: null, doc: 'How many examples there are.' }),
  noise: number({
    default: 0.1,
    min: 0,
    max: 1000,
    step: 0.01,
    slider: [0, 0.5],
    keras: null,
    doc: 'The standard deviation of the normal noise that is added to each coordinate.',
  }),
  seed: integer({
    default: 0,
    min: 0,
    max: 0xffffffff,
    keras: null,
    isAdvanced: true,
    doc: 'Chooses the noise: the same one gives the same data, on every machine.',
  }),
}

/** Their values. */
export type Generated = Values<typeof generatedParams>

/** A point with its class. */
interface Point {
  readonly x: number
  readonly y: number
  readonly label: number
}

/**
 * A source of points in a plane. `place` gives the example of an index without noise; classes alternate, so that any first part of the
 * examples has all of them.
 */
export function pointSource<V extends Generated>(place: (index: number, params: V) => Point) {
  const source = {
    types: () => ({
      point: { dtype: 'float32' as const, shape: ['batch', 2] },
      label: { dtype: 'int32' as const, shape: ['batch'] },
    }),
    load: (params: V) => {
      const { examples } = params
      const normal = noiseOf(params)
      const points = new Float32Array(2 * examples)
      const labels = new Int32Array(examples)
      for (let index = 0; index < examples; index++) {
        const { x, y, label } = place(index, params)
        points.set([x + normal(), y + normal()], 2 * index)
        labels[index] = label
      }
      const columns = {
        point: { dtype: 'float32', shape: [2], data: points },
        label: { dtype: 'int32', shape: [], data: labels },
      } as const
      return Promise.resolve(sourceDataOf({ name: 'generated', examples, columns }))
    },
  }
  return source
}

/** Draws the noise, one number after the other. */
export function noiseOf({ noise, seed }: { readonly noise: number; readonly seed: number }): () => number {
  const stream = new RandomStream({ seed, node: '', purpose: 'noise', step: 0 })
  return () => noise * stream.normal()
}

/** Cosine and sine of so many turns, to the bit the same in every browser, which Math.cos is not. */
export function directionOf(turns: number): readonly [cosine: number, sine: number] {
  return cosineAndSineOfTurn(Math.floor((turns - Math.floor(turns)) * 2 ** 32))
}

/** How far an example is along its class, from 0 to 1, where classes alternate. */
export function progressOf(index: number, examples: number, classes: number): number {
  const label = index % classes
  const count = Math.ceil((examples - label) / classes)
  return count === 1 ? 0 : Math.floor(index / classes) / (count - 1)
}

/** The outputs of `pointSource`. */
export const pointOutputs = {
  point: { kind: 'tensor', doc: '`[batch, 2]`, float32: x and y.' },
  label: { kind: 'tensor', doc: '`[batch]`, int32: the class, from 0.' },
} as const

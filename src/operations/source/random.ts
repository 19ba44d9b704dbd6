import type { Operation } from '../operation.js'
import type { Distribution } from '../random-stream.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape } from '../types.js'

export type RandomAttributes = {
  readonly shape: Shape
  readonly distribution: Distribution
  /** What the numbers are for; two draws of one node that shall differ have two purposes. */
  readonly purpose: string
  /** The path of the node that draws. */
  readonly node: string
}

/**
 * Random numbers, float32, a pure function of (seed, node, purpose, step): see random-stream.ts. Seed and step belong to the run;
 * the engine carries it out, so that all backends get equal bits.
 */
export const random: Operation<RandomAttributes> = {
  name: 'random',
  infer: (_inputs, { shape }) => [{ dtype: 'float32', shape }],
}

export const callRandom =
  <V>(trace: Trace<V>) =>
  (shape: Shape, { distribution = 'uniform', purpose }: { distribution?: Distribution; purpose: string }): V =>
    applyOne(trace, random, [], { shape, distribution, purpose: trace.scope + purpose, node: trace.node })

import { RandomStream } from '../operations/random-stream.js'

/** The numbers from 0 to `count - 1` in a mixed order, the same on every machine and in every run. */
export function mixedOrder(count: number): Uint32Array {
  return new RandomStream({ seed: 0, node: '', purpose: 'shuffle', step: 0 }).permutation(count)
}

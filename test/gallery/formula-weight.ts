import { countElements } from '../../src/weights/count-elements.js'

interface Formula {
  /** The mean of the scales of batch normalization. */
  readonly gamma: number
}

/**
 * A weight that looks random and depends on its name (`Conv1/kernel`) and shape alone, to the bit as in test/golden/generate/networks.py:
 * both sides have the same network without a file of its weights.
 */
export function formulaWeight(name: string, shape: readonly number[], { gamma }: Formula): Float32Array {
  const first = fnv1a(name)
  const [low, high] = bounds(name.slice(name.lastIndexOf('/') + 1), shape, gamma)
  return Float32Array.from(
    { length: countElements(shape) },
    (_, index) => low + (high - low) * (mix((first + index) | 0) / 2 ** 32),
  )
}

/** Between which values a weight lies; kernels keep the variance (He et al. 2015). */
function bounds(kind: string, shape: readonly number[], gamma: number): readonly [number, number] {
  if (kind === 'kernel') {
    const fanIn = countElements(shape.slice(0, shape.at(-1) === 1 ? -2 : -1))
    const limit = (6 / fanIn) ** 0.5
    return [-limit, limit]
  }
  if (kind === 'gamma') return [0.75 * gamma, 1.25 * gamma]
  return kind === 'moving_variance' ? [0.75, 1.25] : [-0.25, 0.25]
}

/** 32 bits that depend on every character (Fowler, Noll and Vo). */
function fnv1a(text: string): number {
  return new TextEncoder().encode(text).reduce((value, byte) => Math.imul(value ^ byte, 0x01000193), 0x811c9dc5)
}

/** 32 bits that depend on all bits of x: the end of MurmurHash3. */
function mix(x: number): number {
  const once = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

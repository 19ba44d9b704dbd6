import { cosineAndSineOfTurn, logOfFraction } from './random/portable-math.js'
import { threefry } from './random/threefry.js'

/** `uniform`: 0 <= u < 1. `normal`: mean 0, standard deviation 1. */
export type Distribution = 'uniform' | 'normal'

/** What names a stream of random numbers: equal keys give equal numbers, anywhere and at any time. */
export interface RandomKey {
  /** The seed of the graph. */
  readonly seed: number
  /** The path of the node. */
  readonly node: string
  /** What the node draws for: `dropout`, `kernel`. */
  readonly purpose: string
  /** The number of the run or training step; 0 for what is drawn once. */
  readonly step: number
}

/**
 * A sequence of random numbers from a counter-based generator (see random/threefry.ts), a pure function of its key: the order in which
 * nodes draw does not matter, and a new node changes no other. Equal to the bit in every browser.
 */
export class RandomStream {
  readonly #key: Uint32Array
  readonly #words = new Uint32Array(2)
  #counter = 0
  #hasSecondWord = false
  #spareNormal: number | null = null

  constructor(key: RandomKey) {
    this.#key = hashKey(key)
  }

  /** A whole number of 32 random bits. */
  #word(): number {
    this.#hasSecondWord = !this.#hasSecondWord
    if (!this.#hasSecondWord) return this.#words[1]!
    threefry(this.#key, this.#counter | 0, Math.floor(this.#counter / 2 ** 32), this.#words)
    this.#counter++
    return this.#words[0]!
  }

  /** 0 <= u < 1, a multiple of 2⁻²⁴, exact in float32. */
  uniform(): number {
    return (this.#word() >>> 8) * 2 ** -24
  }

  /** Mean 0, standard deviation 1 (Box and Muller 1958). */
  normal(): number {
    const spare = this.#spareNormal
    this.#spareNormal = null
    if (spare !== null) return spare
    const radius = Math.sqrt(-2 * logOfFraction(this.#word() + 1))
    const [cosine, sine] = cosineAndSineOfTurn(this.#word())
    this.#spareNormal = radius * sine
    return radius * cosine
  }

  /** Mean 0, of standard deviation 1 before values beyond 2 are drawn again, as in Keras; 0.87962566 after. */
  truncatedNormal(): number {
    for (;;) {
      const value = this.normal()
      if (Math.abs(value) < 2) return value
    }
  }

  /** A whole number from 0 to `limit - 1`, each equally likely; `limit` at most 2³². */
  integer(limit: number): number {
    // Words in the last, incomplete round of remainders are drawn again.
    const complete = 2 ** 32 - (2 ** 32 % limit)
    for (;;) {
      const word = this.#word()
      if (word < complete) return word % limit
    }
  }

  /** The whole numbers from 0 to `count - 1` in random order (Fisher and Yates). */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, index) => index)
    for (let index = count - 1; index > 0; index--) {
      const other = this.integer(index + 1)
      const value = order[index]!
      order[index] = order[other]!
      order[other] = value
    }
    return order
  }
}

/** The first `count` numbers of a stream. */
export function fillRandom(key: RandomKey, distribution: Distribution, count: number): Float32Array {
  const stream = new RandomStream(key)
  const values = new Float32Array(count)
  for (let index = 0; index < count; index++) {
    values[index] = distribution === 'uniform' ? stream.uniform() : stream.normal()
  }
  return values
}

/** 64 bits that depend on every character of the key: its text is absorbed by the generator itself, two characters a block. */
function hashKey({ seed, node, purpose, step }: RandomKey): Uint32Array {
  const text = JSON.stringify([seed, step, purpose, node])
  const state = new Uint32Array(2)
  const mixed = new Uint32Array(2)
  for (let index = 0; index < text.length; index += 2) {
    const low = text.charCodeAt(index)
    const high = index + 1 < text.length ? text.charCodeAt(index + 1) : 0
    threefry(state, low, high, mixed)
    state[0] = mixed[0]! ^ low
    state[1] = mixed[1]! ^ high
  }
  return state
}
